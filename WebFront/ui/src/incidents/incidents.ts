import type { Incident } from '../api/contract';

/** How long an incident lasted, or lasts, in seconds. */
export function lasted(incident: Incident, now: string): number {
  return incident.seconds ?? Math.max(0, (Date.parse(now) - Date.parse(incident.openedAt)) / 1000);
}

/** The filter of the log that finds an incident's errors. */
export function errorsOf(incident: Incident) {
  return {
    feature: incident.feature,
    type: incident.type,
    counts: 'errors',
    since: incident.openedAt,
    ...(incident.resolvedAt !== null && { until: incident.resolvedAt }),
  };
}
