import type { Dashboard, DashboardPatch, Entry, FeatureMaturity, VersionedDashboard } from '../api/contract';
import { entryKey } from './arrivals';
import { inLogOrder } from './order';

/** How many entries the dashboard keeps. */
export const recentLimit = 20;

/** The state after the patch, or `null` if the patch belongs to another state (a gap: take the whole state again). */
export function applyPatch(state: VersionedDashboard, patch: DashboardPatch): VersionedDashboard | null {
  if (patch.after !== state.version) return null;
  return { version: patch.version, dashboard: merge(state.dashboard, patch.changes) };
}

function merge(dashboard: Dashboard, changes: Partial<Dashboard>): Dashboard {
  const merged = { ...dashboard, ...changes };
  if (changes.recentEvents) merged.recentEvents = mergeEntries(changes.recentEvents, dashboard.recentEvents);
  if (changes.featureMaturity) merged.featureMaturity = mergeFeatures(dashboard.featureMaturity, changes.featureMaturity);
  return merged;
}

/** An entry stands in the list once: if it is sent again, its names have been corrected. Those of several teams may come in another order than the log's. */
function mergeEntries(arrived: Entry[], known: Entry[]): Entry[] {
  const byKey = new Map([...known, ...arrived].map((entry) => [entryKey(entry), entry]));
  return inLogOrder([...byKey.values()]).slice(0, recentLimit);
}

/** Changed rows replace those of the same name; one without entries goes. Sorted as the service sorts. */
function mergeFeatures(known: FeatureMaturity[], changed: FeatureMaturity[]): FeatureMaturity[] {
  const byName = new Map(known.map((row) => [row.name, row]));
  for (const row of changed) byName.set(row.name, row);
  return [...byName.values()].filter((row) => row.events > 0).sort(byEventsThenName);
}

function byEventsThenName(a: FeatureMaturity, b: FeatureMaturity): number {
  return b.events - a.events || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
