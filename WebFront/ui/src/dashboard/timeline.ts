import type { TimelineDay } from '../api/contract';

export interface TimelineRow extends TimelineDay {
  /** The day is still running: its figures will grow. */
  unfinished: boolean;
}

export interface Timeline {
  rows: TimelineRow[];
  /** Sums over all rows. */
  items: number;
  entries: number;
  errors: number;
}

export function toTimeline(days: TimelineDay[], today: string): Timeline {
  const sum = (value: (day: TimelineDay) => number) => days.reduce((total, day) => total + value(day), 0);
  return {
    rows: days.map((day) => ({ ...day, unfinished: day.date === today })),
    items: sum((day) => day.items),
    entries: sum((day) => day.count),
    errors: sum((day) => day.errors),
  };
}

/** The same values twice, once with only the finished days and once with only the others, for two looks of a bar. */
export function splitUnfinished(rows: TimelineRow[], value: (row: TimelineRow) => number) {
  return {
    finished: rows.map((row) => (row.unfinished ? null : value(row))),
    unfinished: rows.map((row) => (row.unfinished ? value(row) : null)),
  };
}
