import type { DayHour } from '../api/contract';
import type { ChartBar } from '../chart/bar';

/** An hour of a day's chart; an unfinished one is still running. */
export interface ChartHour extends ChartBar {
  /** The local time at which it begins; of two with the same, also their offsets from UTC. */
  name: string;
  /** The local hour, 0…23. */
  hour: number;
  start: string;
  /** Its last millisecond. */
  end: string;
  /** It has not begun yet. */
  ahead: boolean;
}

const hourLength = 3_600_000;

/**
 * The hours of a day as they pass: 24, or 23 or 25 on a day on which the clocks change.
 * @param asOf the present instant
 */
export function chartHours(hours: DayHour[], asOf: string): ChartHour[] {
  const now = Date.parse(asOf);
  const times = new Map<string, number>();
  for (const { hour } of hours) times.set(hour, (times.get(hour) ?? 0) + 1);
  return hours.map(({ hour, offset, start, items, entries, errors }, index) => {
    const from = Date.parse(start);
    const next = hours[index + 1];
    const to = next ? Date.parse(next.start) : from + hourLength;
    return {
      name: times.get(hour)! > 1 ? `${hour} (UTC${offset})` : hour,
      hour: Number(hour.slice(0, 2)),
      start,
      end: new Date(to - 1).toISOString(),
      unfinished: from <= now && now < to,
      ahead: from > now,
      items,
      entries,
      errors,
    };
  });
}
