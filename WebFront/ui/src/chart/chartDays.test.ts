import { describe, expect, it } from 'vitest';
import { heights, sumOf } from './bar';
import { chartDays, timelineDays } from './chartDays';

const day = (date: string, items: number) => ({ day: date, items, entries: items * 2, errors: 1 });

describe('the days of a chart', () => {
  const days = chartDays([day('2026-11-30', 4), day('2026-12-02', 8)], '2026-12-02', 4);

  it('end with today, which is unfinished, and have no gaps', () => {
    expect(days.map((one) => [one.date, one.items, one.unfinished])).toEqual([
      ['2026-11-29', 0, false],
      ['2026-11-30', 4, false],
      ['2026-12-01', 0, false],
      ['2026-12-02', 8, true],
    ]);
  });

  it('are as high as their share of the highest', () => expect(heights(days, 'items')).toEqual([0, 0.5, 0, 1]));

  it('have a sum', () => expect(sumOf(days, 'entries')).toBe(24));

  it('stay flat where there is nothing', () => expect(heights(chartDays([], '2026-12-02', 2), 'errors')).toEqual([0, 0]));

  it('come from the timeline as they are', () => {
    expect(timelineDays([{ date: '2026-12-02', count: 3, items: 7, errors: 1 }], '2026-12-02')).toEqual([
      { date: '2026-12-02', unfinished: true, items: 7, entries: 3, errors: 1 },
    ]);
  });
});
