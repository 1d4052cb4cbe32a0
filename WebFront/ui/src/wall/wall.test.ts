import { describe, expect, it } from 'vitest';
import { dashboardOf, entryOf, namedOf } from '../testing';
import { forTheWall, hangBulbs, readWallOptions, stepView, toBars, viewsOf } from './wall';

describe('the wall', () => {
  it('rotates every 20 seconds unless the address says otherwise', () => {
    expect(readWallOptions('')).toEqual({ seconds: 20, only: null, persons: false });
    expect(readWallOptions('?seconds=60&view=teams&persons=show')).toEqual({ seconds: 60, only: 'teams', persons: true });
    expect(readWallOptions('?seconds=0.1&view=nothing&persons=1')).toEqual({ seconds: 5, only: null, persons: false });
    expect(readWallOptions('?seconds=soon').seconds).toBe(20);
  });

  it('shows only views that have something to show', () => {
    expect(viewsOf(dashboardOf(), null)).toEqual(['figures']);
    const errors = { ...dashboardOf().errorStats, week: { rate: 1, count: 1, total: 100, topErrors: [{ type: 'x.error', count: 1, share: 100 }] } };
    const full = dashboardOf({ errorStats: errors, recentEvents: [entryOf()] });
    const today = { day: '2026-12-18', total: namedOf(''), teams: [namedOf('Filbert')], late: 0, hours: [], features: [], types: [], snapshot: null };
    expect(viewsOf(full, today)).toEqual(['figures', 'teams', 'errors', 'latest']);
  });

  it('goes round, and starts anew if its view is gone', () => {
    expect(stepView(['figures', 'latest'], 'latest', 1)).toBe('figures');
    expect(stepView(['figures', 'latest'], 'figures', -1)).toBe('latest');
    expect(stepView(['figures', 'latest'], 'teams', 1)).toBe('figures');
  });

  it('measures bars by the largest', () => {
    const rows = [
      { name: 'a', value: 2 },
      { name: 'b', value: 8 },
      { name: 'c', value: 1 },
    ];
    expect(toBars(rows, 2).map((row) => [row.name, row.bar])).toEqual([
      ['b', 100],
      ['a', 25],
    ]);
    expect(toBars([{ name: 'a', value: 0 }], 5)[0]!.bar).toBe(0);
  });

  it('hides persons unless it is told to show them, and notes always', () => {
    const entry = entryOf({ responsible: 'Klecks', notes: 'Filbert verantwortlich' });
    expect(forTheWall([entry, entry], false, 1)).toEqual([{ ...entry, responsible: null, notes: null }]);
    expect(forTheWall([entry], true, 1)[0]!.responsible).toBe('Klecks');
  });
});

describe('the tree', () => {
  it('has a bulb for every 5 %, all inside and none on another', () => {
    const bulbs = hangBulbs(20);
    expect(bulbs).toHaveLength(20);
    for (const { x, y } of bulbs) expect(x > 8 && x < 92 && y > 20 && y < 130).toBe(true);
    const closest = Math.min(...bulbs.flatMap((a, i) => bulbs.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
    expect(closest).toBeGreaterThan(8);
  });

  it('lights from the bottom up', () => {
    const ys = hangBulbs(20).map((bulb) => bulb.y);
    expect(ys[0]).toBeGreaterThan(ys.at(-1)!);
  });
});
