import { describe, expect, it } from 'vitest';
import type { Entry } from '../api/contract';
import { entryOf } from '../testing';
import { arrive, goOn, itemsOf, miss, mostHeld, mostShown, reveal, tailOf } from './tail';

const entry = (seq: number, members: Partial<Entry> = {}) =>
  entryOf({ seq, receivedAt: `2026-12-18T08:00:00.${String(seq).padStart(3, '0')}Z`, ...members });
const entries = (...seqs: number[]) => seqs.map((seq) => entry(seq));
const seqs = (list: readonly Entry[]) => list.map((one) => one.seq);

describe('the tail of the log', () => {
  const tail = tailOf({ rows: entries(3, 2, 1), next: '/next' });

  it('shows what arrives, newest first', () => {
    expect(seqs(arrive(tail, entries(4, 5), false).shown)).toEqual([5, 4, 3, 2, 1]);
  });

  it('holds back what arrives while somebody reads, and shows it when asked', () => {
    const held = arrive(arrive(tail, entries(4), true), entries(5, 6), true);
    expect([seqs(held.shown), seqs(held.held)]).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
    expect(seqs(reveal(held).shown)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(reveal(held).held).toEqual([]);
  });

  it('never shows a newer entry before one that is held back', () => {
    const held = arrive(arrive(tail, entries(4), true), entries(5), false);
    expect([seqs(held.shown), seqs(held.held)]).toEqual([
      [3, 2, 1],
      [5, 4],
    ]);
  });

  it('has every entry once, however often it comes', () => {
    const held = arrive(tail, entries(4), true);
    expect(arrive(held, entries(4, 3), false)).toBe(held);
    expect(seqs(goOn(tail, { rows: entries(1, 0), next: null }).shown)).toEqual([3, 2, 1, 0]);
  });

  it('puts entries of one moment in the order of the log', () => {
    const at = '2026-12-18T09:00:00.000Z';
    const news = [entry(8, { team: 'A', receivedAt: at }), entry(7, { team: 'B', receivedAt: at }), entry(9, { team: 'A', receivedAt: at })];
    expect(arrive(tail, news, false).shown.slice(0, 3).map((one) => one.team + one.seq)).toEqual(['B7', 'A9', 'A8']);
  });

  it('holds back only so many, and knows that it has not all of them', () => {
    const many = Array.from({ length: mostHeld + 1 }, (_, index) => entry(index + 4));
    const held = arrive(tail, many, true);
    expect([held.held.length, held.gap]).toEqual([mostHeld, true]);
    expect(seqs(held.shown)).toEqual([3, 2, 1]);
  });

  it('shows nothing new behind a gap', () => expect(seqs(arrive(miss(tail), entries(9), false).shown)).toEqual([3, 2, 1]));

  it('shows only so many, and knows that the log does not go on from there', () => {
    const many = Array.from({ length: mostShown }, (_, index) => entry(index + 4));
    const long = arrive(tail, many, false);
    expect([long.shown.length, long.cut]).toEqual([mostShown, true]);
  });

  it('goes on page by page', () => {
    const older = goOn(tail, { rows: entries(0), next: null });
    expect([seqs(older.shown), older.next]).toEqual([[3, 2, 1, 0], null]);
  });

  it('adds up what was made', () => {
    expect(itemsOf([entry(1, { count: 4 }), entry(2, { item: null, count: 9 }), entry(3, { count: 3 }), entry(4, { type: 'break' })])).toBe(7);
  });
});
