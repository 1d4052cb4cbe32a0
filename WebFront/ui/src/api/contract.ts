/** The shapes of docs/api.md, as far as the page reads them. Percentages are 0…100; `null` means "no data". */

export type EntryStatus = 'completed' | 'failed' | 'rework' | 'scrapped' | 'in_progress';
export type Severity = 'info' | 'warning' | 'error' | 'critical';
export type ReadinessLevel = 'ready' | 'development' | 'prototype';
export type MaturityLevel = 1 | 2 | 3 | 4;

/** One line of the production log. The team that it was sent with and `seq` name it for ever. */
export interface Entry {
  id: string | null;
  seq: number;
  team: string;
  feature: string;
  item: string | null;
  count: number;
  status: EntryStatus | null;
  type: string;
  severity: Severity | null;
  timestamp: string;
  receivedAt: string;
  day: string;
  notes: string | null;
  responsible: string | null;
  unusual: boolean;
  demo: boolean;
  /** The names that it was sent with, if they have been corrected since. */
  original?: { team: string; feature: string };
}

export interface TimelineDay {
  /** Local date, `yyyy-MM-dd`. */
  date: string;
  count: number;
  items: number;
  errors: number;
}

export interface TopError {
  type: string;
  count: number;
  share: number;
}

export interface ErrorSpan {
  rate: number | null;
  count: number;
  total: number;
  topErrors: TopError[];
}

export interface ErrorStats extends ErrorSpan {
  /** Critical ones among the errors. */
  critical: number;
  /** The same of the last seven local days. */
  week: ErrorSpan;
}

/** Times from first seen to resolved, in seconds. */
export interface RepairTimes {
  count: number;
  seconds: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface FixStats {
  rate: number | null;
  fixesPerWeek: number;
  /** Incidents that are not resolved. */
  openErrors: number;
  /** Incidents opened in the window, and how many of them are resolved. */
  opened: number;
  resolved: number;
  mttr: RepairTimes;
  oldestOpen: { id: string; since: string; minutes: number } | null;
}

export type IncidentState = 'open' | 'acknowledged' | 'resolved';
export type IncidentStep = 'acknowledged' | 'resolved' | 'reopened';

/** Errors of one feature and type, from the first one until they were mended. */
export interface Incident {
  id: string;
  feature: string;
  type: string;
  state: IncidentState;
  openedAt: string;
  lastSeenAt: string;
  acknowledgedAt: string | null;
  resolvedAt: string | null;
  /** From first seen to resolved. */
  seconds: number | null;
  errors: number;
}

export interface IncidentDetail extends Incident {
  history: { at: string; what: IncidentStep; person: string | null; fix: string | null; note: string | null }[];
}

export interface FeatureMaturity {
  name: string;
  events: number;
  errors: number;
  errorRate: number;
  level: MaturityLevel;
}

export interface BackupHealth {
  status: string;
  lastBackup: string | null;
  backupFrequency: number | null;
  /** Bytes of the last backup, packed. */
  size: number | null;
  /** When a backup was last restored in a drill and found good. */
  lastProof: string | null;
}

export interface Dashboard {
  ok: boolean;
  productionReadiness: number | null;
  qualityScore: number | null;
  systemStability: number | null;
  activityCount: number | null;
  productionTimeline: TimelineDay[];
  errorStats: ErrorStats;
  fixStats: FixStats;
  featureMaturity: FeatureMaturity[];
  recentEvents: Entry[];
  backupHealth: BackupHealth;
  readinessLevel: ReadinessLevel | null;
  activityFactor: number | null;
  activityTarget: number;
  demo: boolean;
  today: string;
  timeZone: string;
  asOf: string;
  sequence: number;
  /** Corrections of names so far. */
  corrections: number;
}

/** The answer of the hub's `WatchDashboard`. */
export interface VersionedDashboard {
  version: number;
  dashboard: Dashboard;
}

/** The hub's `dashboard` message. Holds for a page at version `after` only. */
export interface DashboardPatch {
  after: number;
  version: number;
  changes: Partial<Dashboard>;
}

export interface Session {
  signedIn: boolean;
  claimable: boolean;
  name: string | null;
  scopes: string[];
  team: string | null;
}

export interface Claimed {
  key: string;
  name: string;
  scopes: string[];
}

/** What is counted of entries. */
export interface Counters {
  entries: number;
  production: number;
  items: number;
  errors: number;
  critical: number;
  fixes: number;
  wishes: number;
  elves: number;
  breaks: number;
}

export type CounterName = keyof Counters;

/** The counters of a team, feature or type. */
export interface Named extends Counters {
  name: string;
}

export interface DayTotals extends Counters {
  day: string;
}

/** A team in the dashboard's window. */
export interface Team extends Named {
  /** Percent of all teams' items. */
  share: number | null;
}

/** What a feature lacks for its next level. */
export interface MaturityGap {
  level: MaturityLevel;
  minEntries: number;
  errorRateBelow: number;
  cleanEntriesMissing: number;
}

export interface Maturity {
  errorRate: number | null;
  level: MaturityLevel;
  next: MaturityGap | null;
}

/** A feature in the dashboard's window. */
export interface Feature extends Named {
  maturity: Maturity;
}

/** Today, the dashboard's window and all time. */
export interface Spans<T> {
  today: T;
  window: T;
  total: T;
}

interface History extends Spans<Counters> {
  name: string;
  /** The local day that `today` is. */
  date: string;
  topErrors: TopError[];
}

export interface TeamDay extends DayTotals {
  wholeItems: number;
  share: number | null;
}

export interface TeamHistory extends History {
  /** Items of all teams. */
  wholeItems: Spans<number>;
  share: Spans<number | null>;
  days: TeamDay[];
  breaksAllowed: boolean;
}

export interface FeatureHistory extends History {
  maturity: Maturity;
  days: DayTotals[];
}

/** Vouchers, and what became of them. */
export interface VoucherCounts {
  issued: number;
  booked: number;
  cancelled: number;
  rate: number | null;
}

export interface Conversion extends VoucherCounts {
  days: (VoucherCounts & { day: string })[];
}

/** An hour of a day. */
export interface DayHour {
  /** The local time at which it begins, `HH:mm`; on the day on which the clocks are set back two have the same. */
  hour: string;
  /** That time's offset from UTC. */
  offset: string;
  start: string;
  entries: number;
  items: number;
  errors: number;
}

/** A closed day's figures, as they were when it was closed. */
export interface SnapshotVersion {
  version: number;
  closedAt: string;
  /** SHA-256 of what `/api/v1/days/{day}/snapshot` answers. */
  checksum: string;
}

export interface Snapshot extends SnapshotVersion {
  /** Whether entries that came after the first closing have changed the day. */
  restated: boolean;
  /** All of them, newest first. */
  versions: SnapshotVersion[];
}

export interface DayFigures {
  day: string;
  total: Counters;
  /** Entries that were received after the day had ended. */
  late: number;
  hours: DayHour[];
  teams: Named[];
  features: Named[];
  types: Named[];
  /** Null until the day is closed. */
  snapshot: Snapshot | null;
}

/** What a figure of utilisation lacks. */
export type MissingInput = 'calendar' | 'start' | 'plan' | 'runTime' | 'idealRate' | 'items';

/** How well a team used a day. Ratios are percent, times minutes. */
export interface Utilisation {
  day: string;
  team: string;
  utilisation: number | null;
  oee: number | null;
  availability: number | null;
  performance: number | null;
  quality: number | null;
  plannedMinutes: number | null;
  breakMinutes: number | null;
  runMinutes: number | null;
  runMinutesInPlan: number | null;
  runMinutesOnDate: number | null;
  finishedItems: number | null;
  goodItems: number | null;
  idealItemsPerHour: number | null;
  fasterThanIdeal: boolean;
  missing: MissingInput[];
}

export type CorrectedKind = 'team' | 'feature';

/** Somebody has said that a name was misspelt. */
export interface Correction {
  number: number;
  id: string;
  kind: CorrectedKind;
  from: string;
  /** The name that it counts for; null: an earlier correction was undone. */
  to: string | null;
  at: string;
  person: string;
  note: string | null;
  holds: boolean;
}
