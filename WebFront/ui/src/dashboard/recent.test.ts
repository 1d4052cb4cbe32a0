import { describe, expect, it } from 'vitest';
import { entryOf } from '../testing';
import { outcomeOf, toRecent } from './recent';

describe('the outcome of an entry', () => {
  it.each([
    ['production.completed', 'completed', null, 'completed'],
    ['production.rework', 'rework', null, 'rework'],
    ['production.failed', 'failed', null, 'failed'],
    ['paint.error', null, null, 'error'],
    ['PAINT:Failure', null, null, 'error'],
    ['sled.crash', null, null, 'critical'],
    ['production.completed', 'completed', 'critical', 'critical'],
    ['failover.ok', null, null, 'event'],
    ['wish.created', null, null, 'event'],
  ] as const)('%s %s %s is %s', (type, status, severity, outcome) => {
    expect(outcomeOf({ type, status, severity })).toBe(outcome);
  });
});

describe('a row of the latest entries', () => {
  const row = (members: Parameters<typeof entryOf>[0], fresh = new Map<string, number>()) =>
    toRecent([entryOf(members)], fresh, '2026-12-18')[0];

  it('shows how many of what', () => {
    expect(row({})).toMatchObject({ title: 'Holzeisenbahn', quantity: 4, tone: 'good', otherDay: false });
  });

  it('shows the type of an event without an item, and no number', () => {
    expect(row({ item: null, type: 'wish.created', status: null })).toMatchObject({ title: 'wish.created', quantity: null });
  });

  it('names the day if it is not today', () => {
    expect(row({ day: '2026-12-17' })?.otherDay).toBe(true);
  });

  it('is fresh while it is among the arrivals', () => {
    expect(row({ seq: 7 }, new Map([['7/Filbert', 1]]))?.fresh).toBe(true);
    expect(row({ seq: 8 }, new Map([['7/Filbert', 1]]))?.fresh).toBe(false);
  });
});
