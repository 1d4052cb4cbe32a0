import type { Dashboard, ReadinessLevel } from '../api/contract';

/** How good a figure is; the page gives each tone its own colour, shape and words. */
export type Tone = 'good' | 'warn' | 'bad' | 'none';

export type ShareBand = 'excellent' | 'good' | 'fair' | 'poor';

const readinessTones: Record<ReadinessLevel, Tone> = { ready: 'good', development: 'warn', prototype: 'bad' };
const shareTones: Record<ShareBand, Tone> = { excellent: 'good', good: 'good', fair: 'warn', poor: 'bad' };

export const readinessTone = (level: ReadinessLevel | null): Tone => (level === null ? 'none' : readinessTones[level]);

export const shareTone = (band: ShareBand | null): Tone => (band === null ? 'none' : shareTones[band]);

/** The bands of a share of good entries in percent: the limits of the maturity levels (1, 5 and 10 % errors). */
export function shareBand(share: number | null): ShareBand | null {
  if (share === null) return null;
  const faulty = 100 - share;
  return faulty < 1 ? 'excellent' : faulty < 5 ? 'good' : faulty < 10 ? 'fair' : 'poor';
}

/** The band of quality, from the exact counts: the rounded score could stand on the wrong side of a limit. */
export function qualityBand({ errorStats: { count, total } }: Pick<Dashboard, 'errorStats'>): ShareBand | null {
  return total === 0 ? null : shareBand(100 - (100 * count) / total);
}

export interface Activity {
  /** Entries of the last 24 hours; `null` while nothing was ever counted. */
  count: number | null;
  tone: Tone;
  met: boolean;
}

export function activity(dashboard: Pick<Dashboard, 'activityCount' | 'activityFactor'>): Activity {
  const { activityCount: count, activityFactor: factor } = dashboard;
  if (count === null || factor === null) return { count: null, tone: 'none', met: false };
  const met = factor >= 100;
  return { count, met, tone: met ? 'good' : factor >= 50 ? 'warn' : 'bad' };
}

/** How brightly each of `count` windows is lit (0…1) when the whole row stands for 100 %. */
export function litWindows(percent: number | null, count: number): number[] {
  const lit = ((percent ?? 0) / 100) * count;
  return Array.from({ length: count }, (_, index) => Math.min(1, Math.max(0, lit - index)));
}
