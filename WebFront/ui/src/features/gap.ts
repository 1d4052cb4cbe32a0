import type { Counters, Maturity } from '../api/contract';

/** One of the two things that a level asks for. */
export interface Demand {
  met: boolean;
  /** 0…100: how much of the bar is filled. */
  share: number;
  /** 0…100: where on the bar the demand is met. */
  limit: number;
}

export interface Demands {
  entries: Demand;
  errorRate: Demand;
}

/** What the next level asks for, held against what there is. The exact rate counts, not the rounded one. */
export function demands({ entries, errors }: Pick<Counters, 'entries' | 'errors'>, { next }: Maturity): Demands | null {
  if (next === null) return null;
  const allowed = (next.errorRateBelow * entries) / 100;
  return {
    entries: { met: entries >= next.minEntries, ...onBar(entries, next.minEntries) },
    errorRate: { met: errors < allowed, ...onBar(errors, allowed) },
  };
}

/** A value and its limit on one bar, which the larger of them fills. */
function onBar(value: number, limit: number): Pick<Demand, 'share' | 'limit'> {
  const whole = Math.max(value, limit, Number.MIN_VALUE);
  return { share: (100 * value) / whole, limit: (100 * limit) / whole };
}
