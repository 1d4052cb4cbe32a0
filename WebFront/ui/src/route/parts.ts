import type { PageName } from './routes';

/**
 * What stands below the headings of the pages, each loaded when it is wanted: the script that the first visit waits for has the overview
 * and the headings of all others.
 */
export const parts = {
  log: () => import('../log/LogCards.svelte'),
  teams: () => import('../teams/TeamsCards.svelte'),
  team: () => import('../teams/TeamCards.svelte'),
  features: () => import('../features/FeaturesCards.svelte'),
  feature: () => import('../features/FeatureCards.svelte'),
  days: () => import('../days/DaysCards.svelte'),
  day: () => import('../days/DayCards.svelte'),
  incidents: () => import('../incidents/IncidentsCards.svelte'),
  incident: () => import('../incidents/IncidentCards.svelte'),
  alerts: () => import('../alerts/AlertsCards.svelte'),
  lights: () => import('../lights/LightsCards.svelte'),
  wall: () => import('../wall/WallPage.svelte'),
  settings: () => import('../settings/SettingsCards.svelte'),
};

type Part = () => Promise<unknown>;

/** Loads a page's part beside its figures, not after them. What fails is loaded again when it is shown. */
export function loadAhead(page: PageName): void {
  const part = (parts as Partial<Record<PageName, Part>>)[page];
  part?.().catch(() => undefined);
}

/** Loads what a reader is likely to go to when the browser has nothing better to do; what only admins see waits until it is wanted. */
export function loadRest(): void {
  for (const page of Object.keys(parts) as (keyof typeof parts)[]) if (page !== 'settings') loadAhead(page);
}
