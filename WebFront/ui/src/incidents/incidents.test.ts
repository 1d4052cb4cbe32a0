import { expect, it } from 'vitest';
import type { Incident } from '../api/contract';
import { formats } from '../i18n/format';
import { writeFilter } from '../log/filter';
import { readIncidentFilter, writeIncidentFilter } from './filter';
import { errorsOf, lasted } from './incidents';

const open: Incident = {
  id: '0123456789-012345678',
  feature: 'paint',
  type: 'paint.error',
  state: 'open',
  openedAt: '2026-12-18T08:00:00.000Z',
  lastSeenAt: '2026-12-18T08:05:00.000Z',
  acknowledgedAt: null,
  resolvedAt: null,
  seconds: null,
  errors: 2,
};

it('lasts until now while it is open', () => {
  expect(lasted(open, '2026-12-18T08:10:00.000Z')).toBe(600);
  expect(lasted({ ...open, seconds: 90 }, '2026-12-18T08:10:00.000Z')).toBe(90);
  expect(lasted(open, '2026-12-18T07:59:00.000Z')).toBe(0);
});

it('finds its errors in the log', () => {
  expect(writeFilter(errorsOf(open))).toBe('?feature=paint&since=2026-12-18T08%3A00%3A00.000Z&type=paint.error&counts=errors');
  expect(errorsOf({ ...open, resolvedAt: '2026-12-18T08:06:00.000Z' }).until).toBe('2026-12-18T08:06:00.000Z');
});

it('reads a filter as it is written, and passes over what is none', () => {
  const filter = { state: 'resolved', feature: 'a & b' } as const;
  expect(readIncidentFilter(writeIncidentFilter(filter))).toEqual(filter);
  expect(readIncidentFilter('?state=broken&x=1')).toEqual({});
  expect(writeIncidentFilter({})).toBe('');
});

it('tells spans of time in their two largest units', () => {
  const { duration } = formats('en-GB', 'UTC');
  expect([0, 59, 90, 3_600, 3_900, 90_000].map(duration)).toEqual(['0 secs', '59 secs', '2 mins', '1 hr', '1 hr 5 mins', '1 day 1 hr']);
});
