import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/request';
import { applyPatch } from '../live/patch';
import { inLogOrder } from '../live/order';
import { entryKey } from '../live/arrivals';
import type { Dashboard, Entry } from '../api/contract';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { correctionProblem, newId } from './corrections';

const entry = (team: string, seq: number, original?: Entry['original']): Entry =>
  ({ team, feature: 'paint', seq, receivedAt: '2026-12-18T09:14:00.000Z', ...(original && { original }) }) as Entry;

describe('a correction', () => {
  it('that is refused is explained', () => {
    const problem = (status: number, code: string) => correctionProblem(new ProblemError(status, code));
    expect([problem(404, 'not_found'), problem(409, 'correction.made'), problem(409, 'correction.none'), problem(409, 'correction.circle')]).toEqual([
      'unknown',
      'corrected',
      'none',
      'circle',
    ]);
    expect([problem(422, 'request.invalid'), problem(403, 'scope.missing'), problem(503, 'busy'), correctionProblem(new TypeError())]).toEqual([
      'invalid',
      'mayNot',
      'failed',
      'failed',
    ]);
  });

  it('has an id of its own', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe('what would be restated', () => {
  const amount = (number: number) => ({ number, text: String(number) });

  it('is told in the right number', () => {
    expect(en.corrections.preview(amount(1), amount(0), amount(2))).toBe('This restates 1 entry with 0 items on 2 days.');
    expect(de.corrections.preview(amount(2), amount(1), amount(1))).toBe('Neu gezählt: 2 Einträge mit 1 Stück an 1 Tag.');
  });
});

describe('entries with corrected names', () => {
  const own = entry('Filbert', 1);
  const merged = entry('Filbert', 1, { team: 'Filbret', feature: 'paint' });

  it('keep the name by which they are known', () => expect(entryKey(merged)).toBe(entryKey(entry('Filbret', 1))));

  it('are told apart from those of the team that they count for', () => expect(entryKey(merged)).not.toBe(entryKey(own)));

  it('keep their place in the log', () =>
    expect(inLogOrder([entry('Filbert', 2), merged]).map((one) => one.seq)).toEqual(inLogOrder([entry('Filbert', 2), entry('Filbret', 1)]).map((one) => one.seq)));

  it('take the place of what they were', () => {
    const state = { version: 1, dashboard: { recentEvents: [entry('Filbret', 1)] } as unknown as Dashboard };
    expect(applyPatch(state, { after: 1, version: 2, changes: { recentEvents: [merged] } })!.dashboard.recentEvents).toEqual([merged]);
  });
});
