import type { Entry, EntryStatus } from '../api/contract';
import { entryKey, type Arrivals } from '../live/arrivals';
import type { Tone } from './kpis';

/** `error` and `event` are for entries whose status says nothing of the kind. */
export type Outcome = EntryStatus | 'critical' | 'error' | 'event';

export interface RecentRow {
  key: string;
  entry: Entry;
  /** What was made, or else the type of the event. */
  title: string;
  /** How many, where a number says anything. */
  quantity: number | null;
  outcome: Outcome;
  tone: Tone;
  /** The entry counts for another day than today. */
  otherDay: boolean;
  fresh: boolean;
}

const tones: Record<Outcome, Tone> = {
  completed: 'good',
  rework: 'warn',
  scrapped: 'warn',
  failed: 'bad',
  error: 'bad',
  critical: 'bad',
  in_progress: 'none',
  event: 'none',
};

const errorWords = new Set(['error', 'errors', 'fail', 'failed', 'failure', 'exception']);
const criticalWords = new Set(['critical', 'crash', 'crashed', 'fatal']);

/** What became of an entry; whole words of its type count, as they do in the service's figures. */
export function outcomeOf(entry: Pick<Entry, 'status' | 'severity' | 'type'>): Outcome {
  const words = entry.type.toLowerCase().split(/[.\-_/: ]/);
  if (entry.severity === 'critical' || words.some((word) => criticalWords.has(word))) return 'critical';
  if (entry.status === 'failed') return 'failed';
  if (words.some((word) => errorWords.has(word))) return 'error';
  return entry.status ?? 'event';
}

export function toRecent(entries: Entry[], fresh: Arrivals, today: string): RecentRow[] {
  return entries.map((entry) => {
    const outcome = outcomeOf(entry);
    const key = entryKey(entry);
    return {
      key,
      entry,
      title: entry.item ?? entry.type,
      quantity: entry.item === null ? null : entry.count,
      outcome,
      tone: tones[outcome],
      otherDay: entry.day !== today,
      fresh: fresh.has(key),
    };
  });
}
