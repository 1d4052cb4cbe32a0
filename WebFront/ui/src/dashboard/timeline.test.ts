import { expect, it } from 'vitest';
import { splitUnfinished, toTimeline } from './timeline';

const days = [
  { date: '2026-12-17', count: 10, items: 40, errors: 2 },
  { date: '2026-12-18', count: 3, items: 5, errors: 0 },
];

it('marks today as unfinished and sums the days', () => {
  const timeline = toTimeline(days, '2026-12-18');
  expect(timeline.rows.map((row) => row.unfinished)).toEqual([false, true]);
  expect(timeline).toMatchObject({ entries: 13, items: 45, errors: 2 });
});

it('splits the bars by their look', () => {
  const { rows } = toTimeline(days, '2026-12-18');
  expect(splitUnfinished(rows, (row) => row.items)).toEqual({ finished: [40, null], unfinished: [null, 5] });
});
