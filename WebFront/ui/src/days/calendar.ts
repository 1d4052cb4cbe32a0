import type { DayTotals } from '../api/contract';
import type { ChartKey } from '../chart/bar';
import { addDays, monthOf, weekdayOf } from './dates';

/** How strongly a day glows: 0 nothing, 4 the most. */
export type Heat = 0 | 1 | 2 | 3 | 4;

export interface CalendarDay {
  date: string;
  day: DayTotals | null;
  heat: Heat;
  unfinished: boolean;
}

export interface CalendarMonth {
  /** Its first day. */
  first: string;
  /** Weeks of seven; null where the month has not begun or is over. */
  weeks: (CalendarDay | null)[][];
}

/** The months from the first day with entries up to today's, newest first. A week begins on the given weekday (1 Monday … 7 Sunday). */
export function calendar(days: DayTotals[], today: string, key: ChartKey, weekStart = 1): CalendarMonth[] {
  const byDate = new Map(days.map((day) => [day.day, day]));
  const most = Math.max(0, ...days.map((day) => day[key]));
  const oldest = monthOf(days[0]?.day ?? today);
  const months: CalendarMonth[] = [];
  for (let month = monthOf(today); month >= oldest; month = monthOf(addDays(`${month}-01`, -1))) {
    months.push(monthFrom(`${month}-01`, weekStart, (date) => {
      const day = byDate.get(date) ?? null;
      return { date, day, heat: heatOf(day?.[key] ?? 0, most), unfinished: date === today };
    }));
  }
  return months;
}

/** Quarters of the most. A day with anything at all glows. */
export const heatOf = (value: number, most: number): Heat => (value <= 0 || most <= 0 ? 0 : (Math.max(1, Math.ceil((4 * value) / most)) as Heat));

function monthFrom(first: string, weekStart: number, dayOf: (date: string) => CalendarDay): CalendarMonth {
  const cells: (CalendarDay | null)[] = Array.from({ length: (weekdayOf(first) - weekStart + 7) % 7 }, () => null);
  for (let date = first; monthOf(date) === monthOf(first); date = addDays(date, 1)) cells.push(dayOf(date));
  while (cells.length % 7 !== 0) cells.push(null);
  return { first, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7)) };
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The day with entries that a key leads to from another one; null if there is none that way. */
export function dayByKey(key: string, from: string, days: DayTotals[]): string | null {
  const dates = days.map((day) => day.day);
  if (key === 'Home') return dates[0] ?? null;
  if (key === 'End') return dates.at(-1) ?? null;
  const step = steps[key];
  if (step === undefined || dates.length === 0) return null;
  const known = new Set(dates);
  for (let date = addDays(from, step); date >= dates[0]! && date <= dates.at(-1)!; date = addDays(date, step)) if (known.has(date)) return date;
  return null;
}
