import { describe, expect, it } from 'vitest';
import { namedOf } from '../testing';
import { calendar, dayByKey, heatOf } from './calendar';

const day = (date: string, items = 1) => ({ ...namedOf('', { items }), day: date });

describe('the calendar', () => {
  const days = [day('2026-11-30', 8), day('2026-12-02', 2), day('2026-12-18', 5)];
  const months = calendar(days, '2026-12-18', 'items');

  it('has every month from the first entry on, newest first', () => {
    expect(months.map((month) => month.first)).toEqual(['2026-12-01', '2026-11-01']);
    expect(calendar([], '2026-12-18', 'items').map((month) => month.first)).toEqual(['2026-12-01']);
  });

  it('puts days below their weekdays', () => {
    const [week] = months[0]!.weeks;
    expect(week!.map((one) => one?.date ?? null)).toEqual([null, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
    expect(calendar(days, '2026-12-18', 'items', 7)[0]!.weeks[0]!.slice(0, 3).map((one) => one?.date ?? null)).toEqual([null, null, '2026-12-01']);
  });

  it('has whole weeks with every day once', () => {
    const dates = months[1]!.weeks.flat().flatMap((one) => (one ? [one.date] : []));
    expect([dates.length, new Set(dates).size, months[1]!.weeks.every((week) => week.length === 7)]).toEqual([30, 30, true]);
  });

  it('knows which day is still running', () => {
    expect(months[0]!.weeks.flat().flatMap((one) => (one?.unfinished ? [one.date] : []))).toEqual(['2026-12-18']);
  });

  it('glows by quarters of the most', () => {
    expect([0, 1, 2, 3, 5, 8].map((value) => heatOf(value, 8))).toEqual([0, 1, 1, 2, 3, 4]);
    expect(heatOf(1, 1_000_000)).toBe(1);
    expect(heatOf(0, 0)).toBe(0);
  });
});

describe('a key in the calendar', () => {
  const days = [day('2026-11-30'), day('2026-12-02'), day('2026-12-09')];

  it('leads over days without entries', () => {
    expect(dayByKey('ArrowRight', '2026-11-30', days)).toBe('2026-12-02');
    expect(dayByKey('ArrowDown', '2026-12-02', days)).toBe('2026-12-09');
    expect(dayByKey('ArrowUp', '2026-12-09', days)).toBe('2026-12-02');
    expect(dayByKey('End', '2026-11-30', days)).toBe('2026-12-09');
    expect(dayByKey('Home', '2026-12-09', days)).toBe('2026-11-30');
  });

  it('leads nowhere where there is nothing', () => {
    expect(dayByKey('ArrowLeft', '2026-11-30', days)).toBeNull();
    expect(dayByKey('ArrowUp', '2026-12-02', days)).toBeNull();
    expect(dayByKey('Enter', '2026-12-02', days)).toBeNull();
  });
});
