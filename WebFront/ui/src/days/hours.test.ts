import { describe, expect, it } from 'vitest';
import type { DayHour } from '../api/contract';
import { chartHours } from './hours';

const hour = (hour: string, offset: string, start: string): DayHour => ({ hour, offset, start, items: 4, entries: 2, errors: 1 });

describe('the hours of a day', () => {
  const back = [
    hour('01:00', '+02:00', '2026-10-24T23:00:00.000Z'),
    hour('02:00', '+02:00', '2026-10-25T00:00:00.000Z'),
    hour('02:00', '+01:00', '2026-10-25T01:00:00.000Z'),
    hour('03:00', '+01:00', '2026-10-25T02:00:00.000Z'),
  ];

  it('are told apart where the clocks are set back', () =>
    expect(chartHours(back, '2026-10-26T00:00:00.000Z').map((one) => one.name)).toEqual(['01:00', '02:00 (UTC+02:00)', '02:00 (UTC+01:00)', '03:00']));

  it('are unfinished while they run, and ahead before', () => {
    const states = (asOf: string) => chartHours(back, asOf).map((one) => (one.unfinished ? 'runs' : one.ahead ? 'ahead' : 'over'));
    expect(states('2026-10-25T01:00:00.000Z')).toEqual(['over', 'over', 'runs', 'ahead']);
    expect(states('2026-10-25T00:59:59.999Z')).toEqual(['over', 'runs', 'ahead', 'ahead']);
    expect(states('2026-10-26T00:00:00.000Z')).toEqual(['over', 'over', 'over', 'over']);
  });

  it('have the entries of all their milliseconds behind them', () =>
    expect(chartHours(back, '2026-10-26T00:00:00.000Z')[1]).toMatchObject({
      hour: 2,
      start: '2026-10-25T00:00:00.000Z',
      end: '2026-10-25T00:59:59.999Z',
      items: 4,
      entries: 2,
      errors: 1,
    }));

  it('last an hour, also the last one', () => expect(chartHours(back, '')[3]!.end).toBe('2026-10-25T02:59:59.999Z'));
});
