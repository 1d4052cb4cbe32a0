import type { Counters, Dashboard, Entry, Named } from './api/contract';

/** An entry as tests need it, with the given members. */
export function entryOf(members: Partial<Entry> = {}): Entry {
  return {
    id: null,
    seq: 1,
    team: 'Filbert',
    feature: 'production',
    item: 'Holzeisenbahn',
    count: 4,
    status: 'completed',
    type: 'production.completed',
    severity: null,
    timestamp: '2026-12-18T08:14:00.000Z',
    receivedAt: '2026-12-18T08:14:02.113Z',
    day: '2026-12-18',
    notes: null,
    responsible: null,
    unusual: false,
    demo: false,
    ...members,
  };
}

/** A dashboard as tests need it, with the given members. */
export function dashboardOf(members: Partial<Dashboard> = {}): Dashboard {
  return {
    ok: true,
    productionReadiness: 93.4,
    qualityScore: 97.1,
    systemStability: 99.8,
    activityCount: 812,
    productionTimeline: [],
    errorStats: { rate: 2.91, count: 312, critical: 21, total: 10_720, topErrors: [], week: { rate: null, count: 0, total: 0, topErrors: [] } },
    fixStats: {
      rate: 66.7,
      fixesPerWeek: 31,
      openErrors: 1,
      opened: 3,
      resolved: 2,
      mttr: { count: 2, seconds: 345, medianSeconds: 345, p90Seconds: 600 },
      oldestOpen: { id: '0123456789-012345678', since: '2026-12-18T08:14:00.000Z', minutes: 60 },
    },
    featureMaturity: [],
    recentEvents: [],
    backupHealth: { status: 'none', lastBackup: null, backupFrequency: null, size: null, lastProof: null },
    readinessLevel: 'ready',
    activityFactor: 100,
    activityTarget: 100,
    demo: false,
    today: '2026-12-18',
    timeZone: 'Europe/Berlin',
    asOf: '2026-12-18T09:14:02.113Z',
    sequence: 10_720,
    corrections: 0,
    ...members,
  };
}

export interface AnswerLater<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** A promise that the test settles by hand. */
export function answerLater<T>(): AnswerLater<T> {
  let settle!: Omit<AnswerLater<T>, 'promise'>;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

/** Counters under a name as tests need them, with the given members. */
export function namedOf(name: string, members: Partial<Counters> = {}): Named {
  return { name, entries: 1, production: 1, items: 1, errors: 0, critical: 0, fixes: 0, wishes: 0, elves: 0, breaks: 0, ...members };
}
