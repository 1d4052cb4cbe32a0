import type { TopError } from '../api/contract';

export interface TopErrorRow extends TopError {
  /** 0…100 for the bar: the most frequent error fills it. */
  bar: number;
}

export function toTopErrors(errors: TopError[]): TopErrorRow[] {
  const most = Math.max(1, ...errors.map((error) => error.count));
  return errors.map((error) => ({ ...error, bar: (100 * error.count) / most }));
}
