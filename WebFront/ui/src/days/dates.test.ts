import { describe, expect, it } from 'vitest';
import { addDays, daysUpTo, weekdayOf, windowStart } from './dates';

describe('local dates', () => {
  it('go on over months, leap days and the change of the clocks', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('are counted up to the last one', () => expect(daysUpTo('2026-12-01', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']));

  it('begin the window 29 days before today', () => expect(windowStart('2026-12-30')).toBe('2026-12-01'));

  it('know their day of the week', () => expect([weekdayOf('2026-12-21'), weekdayOf('2026-12-20')]).toEqual([1, 7]));
});
