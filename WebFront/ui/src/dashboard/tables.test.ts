import { expect, it } from 'vitest';
import { foldedRows, toMaturity } from './maturity';
import { toTopErrors } from './topErrors';

it('fills the bar of the most frequent error and measures the others by it', () => {
  const errors = [
    { type: 'a', count: 8, share: 66.7 },
    { type: 'b', count: 4, share: 33.3 },
  ];
  expect(toTopErrors(errors).map((row) => row.bar)).toEqual([100, 50]);
});

it('knows an error analysis without errors', () => {
  expect(toTopErrors([])).toEqual([]);
});

it('folds a long maturity table and unfolds it again', () => {
  const features = Array.from({ length: foldedRows + 1 }, (_, index) => ({
    name: `f${index}`,
    events: 10,
    errors: 0,
    errorRate: 0,
    level: 1 as const,
  }));
  expect(toMaturity(features, false)).toMatchObject({ foldable: true, rows: { length: foldedRows } });
  expect(toMaturity(features, true).rows).toHaveLength(foldedRows + 1);
  expect(toMaturity(features.slice(1), false).foldable).toBe(false);
});
