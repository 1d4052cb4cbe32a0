import { classify } from './entries.js';

const minute = 60_000;
const day = 1_440 * minute;
const activityTarget = 100;

/** Every figure, computed from all entries of the last 30 days. */
export function dashboard(store, now) {
  const groups = groupsSince(store, startOfDay(now) - 29 * day);
  const total = sum(groups, (g) => g.entries);
  const errors = sum(groups, (g) => (g.error ? g.entries : 0));
  const critical = sum(groups, (g) => (g.critical ? g.entries : 0));
  const activityCount = countSince(store, now.getTime() - day);
  const activity = Math.min(100, (100 * activityCount) / activityTarget);
  const quality = total ? 100 - (100 * errors) / total : null;
  const stability = total ? 100 - (100 * critical) / total : null;
  return {
    ok: true,
    productionReadiness: total ? round(0.3 * activity + 0.4 * quality + 0.3 * stability) : null,
    qualityScore: total ? round(quality) : null,
    systemStability: total ? round(stability) : null,
    activityCount,
    productionTimeline: timeline(groups, now),
    errorStats: errorStats(groups, errors, total),
    fixStats: { fixesPerWeek: fixesSince(groups, startOfDay(now) - 6 * day) },
    featureMaturity: maturity(groups),
    recentEvents: recent(store),
    asOf: now.toISOString(),
    sequence: total,
  };
}

/** One pass over the window in SQL; what is left to JavaScript is small. */
function groupsSince(store, start) {
  const rows = store
    .prepare(
      `SELECT CAST(timestamp - @start AS INTEGER) / ${day} AS day, feature, type, status, severity,
              COUNT(*) AS entries, SUM(CASE WHEN item IS NULL THEN 0 ELSE count END) AS items
       FROM events WHERE timestamp >= @start
       GROUP BY 1, 2, 3, 4, 5`,
    )
    .all({ start });
  return rows.map((row) => ({ ...row, start: start + row.day * day, ...classify(row) }));
}

function countSince(store, start) {
  return store.prepare('SELECT COUNT(*) AS entries FROM events WHERE timestamp > ?').get(start).entries;
}

function recent(store) {
  return store.prepare('SELECT * FROM events ORDER BY seq DESC LIMIT 20').all();
}

function timeline(groups, now) {
  const today = startOfDay(now);
  return [6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const ofDay = groups.filter((g) => g.start === today - ago * day);
    return {
      date: new Date(today - ago * day).toISOString().slice(0, 10),
      count: sum(ofDay, (g) => g.entries),
      items: sum(ofDay, (g) => g.items),
      errors: sum(ofDay, (g) => (g.error ? g.entries : 0)),
    };
  });
}

function errorStats(groups, errors, total) {
  const byType = totals(groups.filter((g) => g.error), (g) => g.type);
  const topErrors = [...byType]
    .sort((a, b) => b[1].entries - a[1].entries)
    .slice(0, 10)
    .map(([type, { entries }]) => ({ type, count: entries, share: round((100 * entries) / errors) }));
  return { rate: total ? round((100 * errors) / total, 2) : null, count: errors, total, topErrors };
}

function fixesSince(groups, start) {
  return sum(groups, (g) => (g.fix && g.start >= start ? g.entries : 0));
}

function maturity(groups) {
  return [...totals(groups, (g) => g.feature)]
    .map(([name, { entries, errors }]) => {
      const errorRate = (100 * errors) / entries;
      return { name, events: entries, errorRate: round(errorRate), level: level(entries, errorRate) };
    })
    .sort((a, b) => b.events - a.events);
}

function level(entries, errorRate) {
  if (entries >= 1000 && errorRate < 1) return 4;
  if (entries >= 500 && errorRate < 5) return 3;
  if (entries >= 100 && errorRate < 10) return 2;
  return 1;
}

function totals(groups, keyOf) {
  const result = new Map();
  for (const group of groups) {
    const key = keyOf(group);
    const at = result.get(key) ?? { entries: 0, errors: 0 };
    at.entries += group.entries;
    if (group.error) at.errors += group.entries;
    result.set(key, at);
  }
  return result;
}

function startOfDay(time) {
  return Math.floor(time.getTime() / day) * day;
}

function sum(values, of) {
  return values.reduce((all, value) => all + of(value), 0);
}

function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}
