import { expect, it } from 'vitest';
import { freshness, staleMilliseconds } from './freshness';

it('never calls live figures old, however long nothing has happened', () => {
  expect(freshness('live', 0, 10 * 3_600_000).stale).toBe(false);
});

it.each(['connecting', 'polling', 'offline'] as const)('calls figures old after two missed refreshes while %s', (connection) => {
  expect(freshness(connection, 0, staleMilliseconds - 1).stale).toBe(false);
  expect(freshness(connection, 0, staleMilliseconds).stale).toBe(true);
});

it('counts whole minutes', () => {
  expect(freshness('offline', 0, 75_000).minutes).toBe(1);
  expect(freshness('offline', 0, 5 * 60_000 + 59_000).minutes).toBe(5);
});

it('is not confused by a clock that was set back', () => {
  expect(freshness('offline', 1_000_000, 0)).toEqual({ stale: false, minutes: 1 });
});
