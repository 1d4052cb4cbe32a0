import { readIncidentFilter, writeIncidentFilter, type IncidentFilter } from '../incidents/filter';
import { readFilter, writeFilter, type LogFilter } from '../log/filter';

/** Which page an address shows. */
export type Route =
  | { page: 'overview' }
  | { page: 'log'; filter: LogFilter }
  | { page: 'teams' }
  | { page: 'team'; name: string }
  | { page: 'features' }
  | { page: 'feature'; name: string }
  | { page: 'days' }
  | { page: 'day'; date: string }
  | { page: 'incidents'; filter: IncidentFilter }
  | { page: 'incident'; name: string }
  | { page: 'alerts' }
  | { page: 'wall' }
  | { page: 'lights' }
  | { page: 'settings' }
  | { page: 'nowhere' };

export type PageName = Route['page'];

const nowhere: Route = { page: 'nowhere' };

/** The service serves the document for the same paths (WebFront/Pages/PageRoutes.cs). */
export function readRoute(path: string, search: string): Route {
  const [first, second, ...more] = path.split('/').slice(1);
  if (more.length > 0) return nowhere;
  if (second !== undefined) return readDetail(first!, second);
  switch (first) {
    case '':
      return { page: 'overview' };
    case 'log':
      return { page: 'log', filter: readFilter(search) };
    case 'incidents':
      return { page: 'incidents', filter: readIncidentFilter(search) };
    case 'teams':
    case 'features':
    case 'days':
    case 'alerts':
    case 'wall':
    case 'lights':
    case 'settings':
      return { page: first };
    default:
      return nowhere;
  }
}

function readDetail(kind: string, text: string): Route {
  const name = decode(text);
  if (name === null || name === '') return nowhere;
  if (kind === 'teams') return { page: 'team', name };
  if (kind === 'features') return { page: 'feature', name };
  if (kind === 'incidents') return { page: 'incident', name };
  return kind === 'days' && isDay(name) ? { page: 'day', date: name } : nowhere;
}

/** A name that somebody mistyped, with a per cent sign in it, is no name. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The addresses of the pages. */
export const paths = {
  overview: '/',
  log: '/log',
  teams: '/teams',
  features: '/features',
  days: '/days',
  incidents: '/incidents',
  alerts: '/alerts',
  wall: '/wall',
  lights: '/lights',
  settings: '/settings',
  entries: (filter: LogFilter) => `/log${writeFilter(filter)}`,
  team: (name: string) => `/teams/${encodeURIComponent(name)}`,
  feature: (name: string) => `/features/${encodeURIComponent(name)}`,
  day: (date: string) => `/days/${date}`,
  incidentsOf: (filter: IncidentFilter) => `/incidents${writeIncidentFilter(filter)}`,
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
};

/** The addresses of what can be taken along. */
export const files = {
  dashboard: (language: string) => `/api/v1/export/dashboard.pdf?lang=${language}`,
  entries: (kind: 'csv' | 'ndjson' | 'json', filter: LogFilter = {}) => `/api/v1/export/entries.${kind}${writeFilter(filter)}`,
  dailyStats: (of: Pick<LogFilter, 'team' | 'feature' | 'from' | 'to'> = {}) => `/api/v1/daily-stats.csv${writeFilter(of)}`,
};
