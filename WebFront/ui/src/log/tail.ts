import type { Entry } from '../api/contract';
import type { Page } from '../api/request';
import { entryKey } from '../live/arrivals';
import { inLogOrder } from '../live/order';

/** More than this is not held back or shown: it is read again from the log. */
export const mostHeld = 200;
export const mostShown = 500;

/** The part of the log that is on the page, and what has arrived since but is held back from it. Both newest first. */
export interface Tail {
  shown: readonly Entry[];
  held: readonly Entry[];
  /** Entries have been missed or left out: what is held back is not all that is new. */
  gap: boolean;
  /** Where the log goes on after the last entry that is shown; null at its end. */
  next: string | null;
  /** The end of what is shown was cut off, so that `next` does not go on from it. */
  cut: boolean;
}

export const tailOf = (page: Page<Entry>): Tail => ({ shown: page.rows, held: [], gap: false, next: page.next, cut: false });

/** Entries arrive, in any order. Those that are known already change nothing. */
export function arrive(tail: Tail, entries: readonly Entry[], hold: boolean): Tail {
  const known = new Set([...tail.shown, ...tail.held].map(entryKey));
  const news = entries.filter((entry) => !known.has(entryKey(entry)));
  if (news.length === 0) return tail;
  // What was held back before comes with it: nothing is shown out of its order.
  if (hold || tail.held.length > 0 || tail.gap) return holdBack(tail, news);
  const shown = inLogOrder([...news, ...tail.shown]);
  return shown.length <= mostShown ? { ...tail, shown } : { ...tail, shown: shown.slice(0, mostShown), cut: true };
}

function holdBack(tail: Tail, news: readonly Entry[]): Tail {
  const held = inLogOrder([...news, ...tail.held]);
  return held.length <= mostHeld ? { ...tail, held } : { ...tail, held: held.slice(0, mostHeld), gap: true };
}

/** Shows what was held back. With a gap the log is read again instead. */
export const reveal = (tail: Tail): Tail => arrive({ ...tail, held: [], gap: false }, tail.held, false);

/** Some entries never came. */
export const miss = (tail: Tail): Tail => ({ ...tail, gap: true });

/** The next page comes behind what is shown. */
export function goOn(tail: Tail, page: Page<Entry>): Tail {
  const known = new Set(tail.shown.map(entryKey));
  return { ...tail, shown: [...tail.shown, ...page.rows.filter((entry) => !known.has(entryKey(entry)))], next: page.next, cut: false };
}

/** What is shown, added up. */
export const itemsOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, entry) => sum + (entry.item === null || entry.type === 'break' ? 0 : entry.count), 0);
