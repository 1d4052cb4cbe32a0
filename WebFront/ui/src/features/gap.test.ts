import { describe, expect, it } from 'vitest';
import type { MaturityGap } from '../api/contract';
import { demands } from './gap';

const stable: MaturityGap = { level: 3, minEntries: 500, errorRateBelow: 5, cleanEntriesMissing: 0 };
const maturity = (next: MaturityGap | null) => ({ errorRate: null, level: 2 as const, next });

describe('what the next level asks for', () => {
  it('is met with enough entries', () => {
    expect(demands({ entries: 499, errors: 0 }, maturity(stable))?.entries).toEqual({ met: false, share: 99.8, limit: 100 });
    expect(demands({ entries: 2_000, errors: 0 }, maturity(stable))?.entries).toEqual({ met: true, share: 100, limit: 25 });
  });

  it('is not met by an error rate that only rounds to less', () => {
    expect(demands({ entries: 1_000, errors: 50 }, maturity(stable))?.errorRate).toEqual({ met: false, share: 100, limit: 100 });
    expect(demands({ entries: 1_000, errors: 49 }, maturity(stable))?.errorRate).toEqual({ met: true, share: 98, limit: 100 });
    expect(demands({ entries: 0, errors: 0 }, maturity(stable))?.errorRate.share).toBe(0);
  });

  it('is nothing at the highest level', () => expect(demands({ entries: 1, errors: 0 }, maturity(null))).toBeNull());
});
