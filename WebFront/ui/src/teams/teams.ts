import type { DayFigures, Team } from '../api/contract';

export interface TeamRow extends Team {
  /** Made today. */
  itemsToday: number;
  /** 0…100 for the bar: the team that made most fills it. */
  bar: number;
}

/** Every team with what it made today, the busiest first. */
export function toTeams(teams: Team[], today: DayFigures | null): TeamRow[] {
  const items = new Map(today?.teams.map((team) => [team.name, team.items]));
  const most = Math.max(1, ...teams.map((team) => team.items));
  return teams
    .map((team) => ({ ...team, itemsToday: items.get(team.name) ?? 0, bar: (100 * team.items) / most }))
    .sort((a, b) => b.items - a.items || b.entries - a.entries || (a.name < b.name ? -1 : 1));
}

/** Names that begin so, or have a word that does; ignoring case. */
export function startingWith<R extends { name: string }>(rows: R[], prefix: string): R[] {
  const wanted = prefix.trim().normalize('NFC').toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ name }) => {
    const text = name.toLowerCase();
    return text.startsWith(wanted) || text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
  });
}
