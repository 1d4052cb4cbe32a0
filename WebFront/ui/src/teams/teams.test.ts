import { describe, expect, it } from 'vitest';
import { namedOf } from '../testing';
import { startingWith, toTeams } from './teams';

describe('the teams', () => {
  const teams = [
    { ...namedOf('Filbert', { items: 4, entries: 9 }), share: 33.3 },
    { ...namedOf('Elwin', { items: 8 }), share: 66.7 },
  ];

  it('come by what they made, measured by the one that made most', () => {
    expect(toTeams(teams, null).map((team) => [team.name, team.bar])).toEqual([
      ['Elwin', 100],
      ['Filbert', 50],
    ]);
  });

  it('have what they made today, or nothing', () => {
    const today = { day: '2026-12-18', total: teams[0]!, teams: [namedOf('Filbert', { items: 3 })], late: 0, hours: [], features: [], types: [], snapshot: null };
    expect(toTeams(teams, today).map((team) => team.itemsToday)).toEqual([0, 3]);
  });

  it('are found by how their names, or words in them, begin', () => {
    const rows = ['Filbert', 'Team Ölz', 'Schleifchen-Filz'].map((name) => ({ name }));
    const found = (prefix: string) => startingWith(rows, prefix).map((row) => row.name);
    expect(found(' FIL')).toEqual(['Filbert', 'Schleifchen-Filz']);
    expect(found('öl')).toEqual(['Team Ölz']);
    expect(found('lbert')).toEqual([]);
    expect(found('')).toHaveLength(3);
  });
});
