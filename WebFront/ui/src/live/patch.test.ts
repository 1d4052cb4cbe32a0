import { describe, expect, it } from 'vitest';
import { dashboardOf, entryOf } from '../testing';
import { applyPatch } from './patch';

const at = (version: number, members = {}) => ({ version, dashboard: dashboardOf(members) });

describe('a patch', () => {
  it('replaces the members that changed and leaves the others', () => {
    const next = applyPatch(at(41), { after: 41, version: 42, changes: { activityCount: 813 } });
    expect(next).toEqual(at(42, { activityCount: 813 }));
  });

  it('can set a figure to null', () => {
    const next = applyPatch(at(41), { after: 41, version: 42, changes: { qualityScore: null } });
    expect(next?.dashboard.qualityScore).toBeNull();
  });

  it.each([40, 42])('for version %i does not fit version 41', (after) => {
    expect(applyPatch(at(41), { after, version: after + 1, changes: {} })).toBeNull();
  });

  it('may skip versions, as long as it starts at the present one', () => {
    expect(applyPatch(at(41), { after: 41, version: 50, changes: {} })?.version).toBe(50);
  });

  it('puts new entries in front and keeps 20', () => {
    const known = Array.from({ length: 20 }, (_, index) => entryOf({ seq: 20 - index }));
    const arrived = [entryOf({ seq: 22 }), entryOf({ seq: 21 })];
    const next = applyPatch(at(1, { recentEvents: known }), { after: 1, version: 2, changes: { recentEvents: arrived } });
    expect(next?.dashboard.recentEvents.map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, index) => 22 - index));
  });

  it('keeps the order of the log when an entry arrives after a later one', () => {
    const state = at(1, { recentEvents: [entryOf({ team: 'Zimtstern', seq: 1 })] });
    const changes = { recentEvents: [entryOf({ team: 'Filbert', seq: 7 })] };
    const next = applyPatch(state, { after: 1, version: 2, changes });
    expect(next?.dashboard.recentEvents.map((entry) => entry.team)).toEqual(['Zimtstern', 'Filbert']);
  });

  it('lists an entry once that is sent again', () => {
    const state = at(1, { recentEvents: [entryOf({ seq: 2 }), entryOf({ seq: 1 })] });
    const changes = { recentEvents: [entryOf({ seq: 3 }), entryOf({ seq: 2 })] };
    const next = applyPatch(state, { after: 1, version: 2, changes });
    expect(next?.dashboard.recentEvents.map((entry) => entry.seq)).toEqual([3, 2, 1]);
  });

  it('replaces feature rows by name, removes those without entries and keeps the order', () => {
    const row = (name: string, events: number) => ({ name, events, errors: 0, errorRate: 0, level: 1 as const });
    const state = at(1, { featureMaturity: [row('paint', 9), row('elf', 5), row('wish', 2)] });
    const changes = { featureMaturity: [row('wish', 9), row('elf', 0), row('sled', 1)] };
    const next = applyPatch(state, { after: 1, version: 2, changes });
    expect(next?.dashboard.featureMaturity.map(({ name, events }) => [name, events])).toEqual([
      ['paint', 9],
      ['wish', 9],
      ['sled', 1],
    ]);
  });

  it('leaves the state it was applied to alone', () => {
    const state = at(1, { recentEvents: [entryOf()] });
    const before = structuredClone(state);
    applyPatch(state, { after: 1, version: 2, changes: { recentEvents: [entryOf({ seq: 2 })], activityCount: 1 } });
    expect(state).toEqual(before);
  });
});
