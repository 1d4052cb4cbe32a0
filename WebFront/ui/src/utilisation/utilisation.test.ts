import { describe, expect, it } from 'vitest';
import type { Utilisation } from '../api/contract';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { formats } from '../i18n/format';
import { explainColumn } from '../table/column';
import { ratioColumns } from './columns';
import { hintOf, isMendedInSettings, ratioFigure, ratios } from './utilisation';

const english = { t: en, format: formats('en-GB', 'Europe/Berlin') };
const german = { t: de, format: formats('de', 'Europe/Berlin') };

const rowOf = (members: Partial<Utilisation> = {}): Utilisation => ({
  day: '2026-12-18',
  team: 'Filbert',
  utilisation: 7.2,
  oee: 3.5,
  availability: 6.1,
  performance: 60.6,
  quality: 80,
  plannedMinutes: 465,
  breakMinutes: 8,
  runMinutes: 33,
  runMinutesInPlan: 28,
  runMinutesOnDate: 33,
  finishedItems: 20,
  goodItems: 16,
  idealItemsPerHour: 60,
  fasterThanIdeal: false,
  missing: [],
  ...members,
});

describe('the figures of a day', () => {
  it('are calculated from their inputs', () => {
    const told = ratios.map((ratio) => ratioFigure(english, ratio, rowOf(), '/api').calculation);
    expect(told).toEqual([
      '100 · 33 / (465 − 8) = 7.2%',
      '6.1% · 60.6% · 80.0% = 3.5%',
      '100 · 28 / (465 − 8) = 6.1%',
      '100 · 20 / (33 / 60 · 60) = 60.6%',
      '100 · 16 / 20 = 80.0%',
    ]);
    expect(ratioFigure(german, 'utilisation', rowOf(), '/api').calculation).toBe('100 · 33 / (465 − 8) = 7,2\u00a0%');
  });

  it('calculate nothing from nothing', () => {
    const empty = rowOf({ utilisation: null, oee: null, availability: null, performance: null, quality: null, plannedMinutes: null });
    for (const ratio of ratios) expect(ratioFigure(english, ratio, empty, '/api')).toMatchObject({ value: '–' });
    expect(ratioFigure(english, 'oee', rowOf({ oee: 0, performance: null }), '/api').calculation).toBeUndefined();
  });

  it('lead to the entries behind them', () =>
    expect(ratioFigure(english, 'oee', rowOf(), '/api').links[0]!.href).toBe('/log?team=Filbert&day=2026-12-18&counts=production'));
});

it('tells what is missing first, and who can mend it', () => {
  expect(hintOf(rowOf())).toBeNull();
  expect(hintOf(rowOf({ missing: ['plan', 'items'] }))).toBe('plan');
  expect(hintOf(rowOf({ fasterThanIdeal: true }))).toBe('fasterThanIdeal');
  expect((['calendar', 'plan', 'idealRate', null] as const).map(isMendedInSettings)).toEqual([true, false, true, false]);
});

it('explains a column of a table with the inputs of each row', () => {
  const column = ratioColumns(english, ['performance'])[0]!;
  const explained = explainColumn(column, [rowOf(), rowOf({ performance: null, runMinutesOnDate: 0, finishedItems: 0 })], {
    of: 'Day',
    name: (row) => row.day,
    span: '',
    links: [],
    api: '',
  });
  expect(explained.rows).toMatchObject({
    inputNames: ['Finished items', 'Run time on the date', 'Ideal items per hour'],
    rows: [{ inputs: ['20', '33 mins', '60'], value: '60.6%' }, { value: '–', href: null }],
  });
});
