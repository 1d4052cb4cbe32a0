const statuses = new Set(['completed', 'failed', 'rework', 'scrapped', 'in_progress']);
const errorWords = new Set(['error', 'errors', 'fail', 'failed', 'failure', 'exception']);
const criticalWords = new Set(['critical', 'crash', 'crashed', 'fatal']);
const fixWords = new Set(['fix', 'fixed', 'hotfix', 'bugfix', 'resolve', 'resolved']);

/** Checks what was posted and fills in what it leaves out; the bad entries are named. */
export function parseEntries(posted, now) {
  const entries = [];
  const errors = [];
  (Array.isArray(posted) ? posted : [posted]).forEach((entry, index) => {
    const code = problem(entry);
    if (code) errors.push({ index, code });
    else entries.push(complete(entry, now));
  });
  return { entries, errors };
}

function problem(entry) {
  if (typeof entry !== 'object' || entry === null) return 'entry.not_object';
  if (typeof entry.team !== 'string' || entry.team === '') return 'team.missing';
  if (typeof entry.item !== 'string' && typeof entry.type !== 'string') return 'entry.empty';
  const count = entry.count ?? 1;
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000) return 'count.range';
  if (entry.status !== undefined && !statuses.has(entry.status)) return 'status.unknown';
  if (entry.timestamp !== undefined && Number.isNaN(Date.parse(entry.timestamp))) return 'timestamp.format';
  return null;
}

function complete(entry, now) {
  const timestamp = entry.timestamp === undefined ? now.getTime() : Date.parse(entry.timestamp);
  const status = entry.status ?? 'completed';
  const type = entry.type ?? `production.${status}`;
  return {
    id: entry.id ?? null,
    team: entry.team,
    feature: entry.feature ?? type.split('.')[0],
    type,
    status,
    severity: entry.severity ?? null,
    item: entry.item ?? null,
    count: entry.count ?? 1,
    timestamp,
    receivedAt: now.getTime(),
    notes: entry.notes ?? null,
  };
}

/** Whether an entry of this type, status and severity is an error, critical, or a fix. */
export function classify({ type, status, severity }) {
  const words = type.toLowerCase().split(/[.\-_/: ]/);
  const critical = severity === 'critical' || words.some((word) => criticalWords.has(word));
  return {
    critical,
    error: critical || status === 'failed' || words.some((word) => errorWords.has(word)),
    fix: words.some((word) => fixWords.has(word)),
  };
}
