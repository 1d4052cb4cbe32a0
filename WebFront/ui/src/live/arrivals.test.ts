import { describe, expect, it } from 'vitest';
import { entryOf } from '../testing';
import { entryKey, noteArrivals, youngerThan } from './arrivals';

const entries = (...numbers: number[]) => numbers.map((seq) => entryOf({ seq }));

describe('arrivals', () => {
  it('are none when the page has just been opened', () => {
    expect(noteArrivals(new Map(), null, entries(2, 1), 1_000).size).toBe(0);
  });

  it('are the entries that were not there before, the first one included', () => {
    const arrivals = noteArrivals(new Map(), [], entries(1), 1_000);
    expect([...arrivals]).toEqual([[entryKey({ team: 'Filbert', seq: 1 }), 1_000]]);
  });

  it('keep their time while the entry is in the list and go with it', () => {
    const first = noteArrivals(new Map(), entries(1), entries(2, 1), 1_000);
    const second = noteArrivals(first, entries(2, 1), entries(3, 2), 2_000);
    expect([...second.values()]).toEqual([2_000, 1_000]);
    expect(noteArrivals(second, entries(3, 2), entries(3), 3_000).size).toBe(1);
  });

  it('tell the same number of two teams apart', () => {
    const arrivals = noteArrivals(new Map(), entries(1), [entryOf({ team: 'Lametta', seq: 1 }), ...entries(1)], 1_000);
    expect([...arrivals.keys()]).toEqual(['1/Lametta']);
  });

  it('grow old', () => {
    const arrivals = new Map([['1/a', 1_000], ['2/a', 5_000]]);
    expect([...youngerThan(arrivals, 8_000, 9_000).keys()]).toEqual(['2/a']);
  });
});
