import type { Entry } from '../api/contract';

/** The team that an entry was sent with, whatever it counts for. */
export const sentTeam = (entry: Pick<Entry, 'team' | 'original'>) => entry.original?.team ?? entry.team;

/** What names an entry for ever. Team names can hold any character, so the number stands first. */
export const entryKey = (entry: Pick<Entry, 'team' | 'seq' | 'original'>) => `${entry.seq}/${sentTeam(entry)}`;

/** When each entry of the list arrived, in milliseconds; entries that were there from the start are absent. */
export type Arrivals = ReadonlyMap<string, number>;

/** Entries that were not in the previous list have just arrived. Without a previous list none has. */
export function noteArrivals(arrivals: Arrivals, previous: Entry[] | null, next: Entry[], now: number): Arrivals {
  if (previous === null) return new Map();
  const known = new Set(previous.map(entryKey));
  const noted = new Map<string, number>();
  for (const key of next.map(entryKey)) {
    const arrived = known.has(key) ? arrivals.get(key) : now;
    if (arrived !== undefined) noted.set(key, arrived);
  }
  return noted;
}

/** The arrivals that are younger than `milliseconds`. */
export function youngerThan(arrivals: Arrivals, milliseconds: number, now: number): Arrivals {
  return new Map([...arrivals].filter(([, arrived]) => now - arrived < milliseconds));
}
