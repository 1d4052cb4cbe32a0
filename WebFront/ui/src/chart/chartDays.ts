import type { DayTotals, TimelineDay } from '../api/contract';
import { daysUpTo } from '../days/dates';

export const chartKeys = ['items', 'entries', 'errors'] as const;

export type ChartKey = (typeof chartKeys)[number];

/** A day of a chart. */
export interface ChartDay extends Record<ChartKey, number> {
  date: string;
  /** The day is still running: its figures will grow. */
  unfinished: boolean;
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

export const sumOf = (days: ChartDay[], key: ChartKey): number => days.reduce((sum, day) => sum + day[key], 0);

/** How high each day's bar is, 0…1; the highest day fills the chart. */
export function heights(days: ChartDay[], key: ChartKey): number[] {
  const highest = Math.max(1, ...days.map((day) => day[key]));
  return days.map((day) => day[key] / highest);
}
