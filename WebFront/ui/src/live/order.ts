import type { Entry } from '../api/contract';

/** The order of the log: last received first, then by team and number, descending. */
export const inLogOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => compare(b.receivedAt, a.receivedAt) || compare(b.team, a.team) || b.seq - a.seq);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
