import type { Entry } from '../api/contract';
import { sentTeam } from './arrivals';

/** The order of the log: last received first, then by the team that it was sent with and number, descending. */
export const inLogOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => compare(b.receivedAt, a.receivedAt) || compare(sentTeam(b), sentTeam(a)) || b.seq - a.seq);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
