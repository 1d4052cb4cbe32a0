import type { Dashboard, DayFigures, Entry } from '../api/contract';

export const wallViews = ['figures', 'teams', 'errors', 'latest'] as const;

export type WallView = (typeof wallViews)[number];

/** What the address of a wall says. */
export interface WallOptions {
  /** How long a view stays. */
  seconds: number;
  /** The only view, if it does not rotate. */
  only: WallView | null;
  /** Whether entries name who is responsible. */
  persons: boolean;
}

const defaultSeconds = 20;
const [fewestSeconds, mostSeconds] = [5, 3_600];

export function readWallOptions(search: string): WallOptions {
  const query = new URLSearchParams(search);
  const seconds = Number(query.get('seconds'));
  const view = query.get('view');
  return {
    seconds: seconds > 0 ? Math.min(mostSeconds, Math.max(fewestSeconds, seconds)) : defaultSeconds,
    only: wallViews.find((known) => known === view) ?? null,
    persons: query.get('persons') === 'show',
  };
}

/** The views that have something to show, in their order. */
export function viewsOf(dashboard: Dashboard, today: DayFigures | null): WallView[] {
  const has: Record<WallView, boolean> = {
    figures: true,
    teams: (today?.teams.length ?? 0) > 0,
    errors: dashboard.errorStats.week.topErrors.length > 0,
    latest: dashboard.recentEvents.length > 0,
  };
  return wallViews.filter((view) => has[view]);
}

/** The view some steps on; the first if the present one is not there any more. */
export function stepView(views: WallView[], from: WallView, steps: number): WallView {
  const at = views.indexOf(from);
  if (at < 0) return views[0] ?? 'figures';
  return views[(at + steps + views.length) % views.length]!;
}

/** A row of bars: names with figures, measured by the largest. */
export interface WallBar {
  name: string;
  value: number;
  /** 0…100. */
  bar: number;
}

export function toBars(rows: { name: string; value: number }[], most: number): WallBar[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value).slice(0, most);
  const largest = Math.max(1, sorted[0]?.value ?? 0);
  return sorted.map((row) => ({ ...row, bar: (100 * row.value) / largest }));
}

/** Where a bulb hangs in the tree, in a box of 100 × 150. */
export interface Bulb {
  x: number;
  y: number;
}

/** Twenty bulbs at most, on garlands that sag between the edges of a fir tree, bottom first. */
export function hangBulbs(count: number): Bulb[] {
  const garlands = [
    { bulbs: 7, y: 116, half: 30 },
    { bulbs: 6, y: 92, half: 24 },
    { bulbs: 4, y: 68.5, half: 16.5 },
    { bulbs: 3, y: 46, half: 10 },
  ];
  return garlands
    .flatMap(({ bulbs, y, half }) =>
      Array.from({ length: bulbs }, (_, index) => {
        const across = (2 * index) / (bulbs - 1) - 1;
        return { x: 50 + across * half, y: y + 4.5 * (1 - across * across) };
      }),
    )
    .slice(0, count);
}

/** Entries as a wall shows them: persons only if that is switched on, and no notes, which may name some. */
export const forTheWall = (entries: Entry[], persons: boolean, most: number): Entry[] =>
  entries.slice(0, most).map((entry) => ({ ...entry, notes: null, responsible: persons ? entry.responsible : null }));
