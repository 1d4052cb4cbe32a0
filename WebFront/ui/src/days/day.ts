import type { Counters, DayTotals } from '../api/contract';

/** 100·E/N, two decimals, rounded half away from zero; null without entries. */
export const errorRateOf = ({ errors, entries }: Pick<Counters, 'errors' | 'entries'>): number | null =>
  entries === 0 ? null : Math.round((10_000 * errors) / entries) / 100;

/** Percent, one decimal, rounded half away from zero; null if there is no whole. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((1_000 * part) / whole) / 10);

/** The nearest days with entries on both sides. */
export function neighbours(days: Pick<DayTotals, 'day'>[], date: string): { before: string | null; after: string | null } {
  const dates = days.map((one) => one.day);
  return {
    before: dates.filter((one) => one < date).at(-1) ?? null,
    after: dates.find((one) => one > date) ?? null,
  };
}
