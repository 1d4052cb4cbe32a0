import { expect, it } from 'vitest';
import { emptyForm, isComplete, wishOf } from './keyForm';

const now = Date.UTC(2026, 11, 18, 9, 14);

it('asks for a key that ingests, for ever and for any team, unless told otherwise', () => {
  expect(wishOf({ ...emptyForm(), name: ' Paint shop ' }, now)).toEqual({
    name: 'Paint shop',
    scopes: ['ingest'],
    team: null,
    expiresAt: null,
    requestsPerMinute: null,
  });
});

it('counts days from now', () => {
  expect(wishOf({ ...emptyForm(), days: 30 }, now).expiresAt).toBe('2027-01-17T09:14:00.000Z');
});

it('binds a key to a team only if it posts', () => {
  const form = { ...emptyForm(), team: ' Filbert ' };
  expect(wishOf(form, now).team).toBe('Filbert');
  expect(wishOf({ ...form, scopes: { ingest: false, read: true, operate: false, admin: false } }, now).team).toBeNull();
});

it('takes no limit for none', () => {
  expect(wishOf({ ...emptyForm(), limit: 600 }, now).requestsPerMinute).toBe(600);
  expect(wishOf({ ...emptyForm(), limit: 0 }, now).requestsPerMinute).toBeNull();
});

it('needs a name and a scope', () => {
  const form = { ...emptyForm(), name: 'x' };
  expect(isComplete(form)).toBe(true);
  expect(isComplete({ ...form, name: '  ' })).toBe(false);
  expect(isComplete({ ...form, scopes: { ingest: false, read: false, operate: false, admin: false } })).toBe(false);
});
