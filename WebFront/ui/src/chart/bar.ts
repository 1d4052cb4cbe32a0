export const chartKeys = ['items', 'entries', 'errors'] as const;

export type ChartKey = (typeof chartKeys)[number];

/** What one bar of a chart stands for: a day, or an hour. */
export interface ChartBar extends Record<ChartKey, number> {
  /** Its time is still running: its figures will grow. */
  unfinished: boolean;
}

/** How the bars of a chart are named and where they lead. */
export interface Scale<B extends ChartBar> {
  /** Of the whole chart, for who cannot see it. */
  label: string;
  key(bar: B): string;
  /** Told of the bar under the pointer. */
  name(bar: B): string;
  /** Below a bar that has room for two short lines. */
  lines(bar: B): [string, string];
  /** Below one of many bars; most have none. */
  tick(bar: B, fromLast: number): string | null;
  href(bar: B): string | null;
}

export const sumOf = (bars: ChartBar[], key: ChartKey): number => bars.reduce((sum, bar) => sum + bar[key], 0);

/** How high each bar is, 0…1; the highest fills the chart. */
export function heights(bars: ChartBar[], key: ChartKey): number[] {
  const highest = Math.max(1, ...bars.map((bar) => bar[key]));
  return bars.map((bar) => bar[key] / highest);
}
