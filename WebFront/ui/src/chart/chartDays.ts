import type { DayTotals, TimelineDay } from '../api/contract';
import { daysUpTo } from '../days/dates';
import type { ChartBar, ChartKey } from './bar';

/** A day of a chart; an unfinished one is still running. */
export interface ChartDay extends ChartBar {
  date: string;
}

/** The days up to today, those without entries too. */
export function chartDays(days: Pick<DayTotals, 'day' | ChartKey>[], today: string, count: number): ChartDay[] {
  const byDate = new Map(days.map((day) => [day.day, day]));
  return daysUpTo(today, count).map((date) => {
    const day = byDate.get(date);
    return { date, unfinished: date === today, items: day?.items ?? 0, entries: day?.entries ?? 0, errors: day?.errors ?? 0 };
  });
}

/** The dashboard's own timeline. */
export const timelineDays = (days: TimelineDay[], today: string): ChartDay[] =>
  days.map(({ date, count, items, errors }) => ({ date, unfinished: date === today, items, entries: count, errors }));
