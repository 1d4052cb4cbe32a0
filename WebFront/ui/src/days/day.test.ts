import { describe, expect, it } from 'vitest';
import { errorRateOf, neighbours, shareOf } from './day';

describe('a day', () => {
  it('has the error rate that the service would tell', () => {
    expect(errorRateOf({ errors: 1, entries: 3 })).toBe(33.33);
    expect(errorRateOf({ errors: 1, entries: 2_000 })).toBe(0.05);
    expect(errorRateOf({ errors: 0, entries: 0 })).toBeNull();
  });

  it('has shares of its whole', () => {
    expect(shareOf(1, 8)).toBe(12.5);
    expect(shareOf(1, 16)).toBe(6.3);
    expect(shareOf(0, 0)).toBeNull();
  });

  it('stands between the nearest days with entries', () => {
    const days = ['2026-12-01', '2026-12-04', '2026-12-09'].map((day) => ({ day }));
    expect(neighbours(days, '2026-12-04')).toEqual({ before: '2026-12-01', after: '2026-12-09' });
    expect(neighbours(days, '2026-12-05')).toEqual({ before: '2026-12-04', after: '2026-12-09' });
    expect(neighbours([], '2026-12-05')).toEqual({ before: null, after: null });
  });
});
