import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('passes the first value at once and of the next only the last, once per interval', () => {
  const passed: number[] = [];
  const pace = new Pace<number>(250, (value) => passed.push(value));
  for (const value of [1, 2, 3]) pace.offer(value);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(250);
  expect(passed).toEqual([1, 3]);
  pace.offer(4);
  vi.advanceTimersByTime(249);
  expect(passed).toEqual([1, 3]);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual([1, 3, 4]);
});

it('passes at once again after a pause', () => {
  const passed: number[] = [];
  const pace = new Pace<number>(250, (value) => passed.push(value));
  pace.offer(1);
  vi.advanceTimersByTime(1_000);
  pace.offer(2);
  expect(passed).toEqual([1, 2]);
});

it('passes nothing after it was cancelled', () => {
  const passed: number[] = [];
  const pace = new Pace<number>(250, (value) => passed.push(value));
  pace.offer(1);
  pace.offer(2);
  pace.cancel();
  vi.advanceTimersByTime(1_000);
  expect(passed).toEqual([1]);
});
