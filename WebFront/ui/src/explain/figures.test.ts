import { describe, expect, it } from 'vitest';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { formats } from '../i18n/format';
import { explainColumn, type Column, type TableFacts } from '../table/column';
import { dashboardOf, namedOf } from '../testing';
import { counterFigure, errorRateFigure, shareFigure } from './counterFigures';
import { DashboardFigures } from './dashboardFigures';

const english = { t: en, format: formats('en-GB', 'Europe/Berlin') };
const german = { t: de, format: formats('de', 'Europe/Berlin') };
const subject = { filter: { team: 'A & B', day: '2026-12-18' }, span: 'that day', api: '/api/v1/teams/A' };

describe('the figures of the dashboard', () => {
  const figures = new DashboardFigures(dashboardOf(), english);

  it('are calculated from the inputs of now', () => {
    expect(figures.errorRate().calculation).toBe('100 · 312 / 10,720 = 2.91%');
    expect(figures.quality().calculation).toBe('100 − 100 · 312 / 10,720 = 97.1%');
    expect(figures.stability().calculation).toBe('100 − 100 · 21 / 10,720 = 99.8%');
    expect(figures.readiness().calculation).toBe('0.3 · 100.0% + 0.4 · 97.1% + 0.3 · 99.8% = 93.4%');
    expect(figures.activity().calculation).toBe('min(100, 100 · 812 / 100) = 100.0%');
  });

  it('tell of incidents how they are made', () => {
    expect(figures.fixRate().calculation).toBe('100 · 2 / 3 = 66.7%');
    expect([figures.openIncidents().value, figures.repair().value, figures.oldestOpen().value]).toEqual(['1', '6 mins', '1 hr']);
    expect(figures.oldestOpen().links[0]!.href).toBe('/incidents/0123456789-012345678');
    expect(figures.openIncidents().links[0]!.href).toBe('/incidents?state=open%2Cacknowledged');
  });

  it('lead to exactly the entries that they count', () => {
    expect(figures.errorRate().inputs.map((input) => [input.value, input.href])).toEqual([
      ['312', '/log?from=2026-11-19&counts=errors'],
      ['10,720', '/log?from=2026-11-19'],
    ]);
    expect(figures.fixesPerWeek().links[0]!.href).toBe('/log?from=2026-12-12&counts=fixes');
  });

  it('are written as the language does', () => {
    expect(new DashboardFigures(dashboardOf(), german).readiness().calculation).toBe(
      '0,3 · 100,0\u00a0% + 0,4 · 97,1\u00a0% + 0,3 · 99,8\u00a0% = 93,4\u00a0%',
    );
  });

  it('calculate nothing from nothing', () => {
    const empty = { ...dashboardOf().errorStats, rate: null, count: 0, critical: 0, total: 0 };
    const figures = new DashboardFigures(dashboardOf({ productionReadiness: null, qualityScore: null, errorStats: empty }), english);
    expect([figures.readiness(), figures.quality(), figures.errorRate()].map((one) => [one.value, one.calculation])).toEqual([
      ['–', undefined],
      ['–', undefined],
      ['–', undefined],
    ]);
  });
});

describe('the figures of a page', () => {
  it('lead to the entries that add to them', () => {
    expect(counterFigure(english, 'errors', 3, subject).links[0]!.href).toBe('/log?team=A+%26+B&day=2026-12-18&counts=errors');
    expect(counterFigure(english, 'items', 3, subject).links[0]!.href).toBe('/log?team=A+%26+B&day=2026-12-18&counts=production');
    expect(counterFigure(english, 'entries', 3, subject).links[0]!.href).toBe('/log?team=A+%26+B&day=2026-12-18');
  });

  it('are calculated from the inputs of now', () => {
    expect(errorRateFigure(english, namedOf('', { errors: 7, entries: 120 }), 5.83, subject).calculation).toBe('100 · 7 / 120 = 5.83%');
    expect(errorRateFigure(english, namedOf(''), null, subject).calculation).toBeUndefined();
    const share = shareFigure(english, 7, 20, 35, subject, { day: '2026-12-18' });
    expect([share.calculation, share.inputs[1]!.href]).toEqual(['100 · 7 / 20 = 35.0%', '/log?day=2026-12-18&counts=production']);
  });
});

it('explains a column once for all rows, each with its inputs and its entries', () => {
  interface Row {
    name: string;
    n: number;
  }
  const column: Column<Row> = {
    key: 'rate',
    name: 'Rate',
    value: (row) => `${row.n} %`,
    formulas: ['errorRate'],
    inputs: { names: ['N'], of: (row) => [String(row.n)] },
    behind: (row) => (row.n > 0 ? `/log?team=${row.name}` : null),
  };
  const facts: TableFacts<Row> = { of: 'Team', name: (row) => row.name, span: 'a day', links: [], api: '/api/v1/teams' };
  const rows: Row[] = [
    { name: 'a', n: 1 },
    { name: 'b', n: 0 },
  ];
  expect(explainColumn(column, rows, facts)).toMatchObject({
    title: 'Rate',
    value: null,
    rows: {
      inputNames: ['N'],
      rows: [
        { name: 'a', inputs: ['1'], value: '1 %', href: '/log?team=a' },
        { name: 'b', inputs: ['0'], value: '0 %', href: null },
      ],
    },
  });
});
