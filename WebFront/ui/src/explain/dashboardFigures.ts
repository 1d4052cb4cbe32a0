import type { CounterName, Dashboard } from '../api/contract';
import { addDays, windowStart } from '../days/dates';
import { noFigure } from '../i18n/format';
import { paths } from '../route/routes';
import type { Explanation, Input } from './explanation';
import type { FormulaName } from './formulas.en';
import type { Words } from './words';

const api = '/api/v1/dashboard';

/** Explains the figures of the dashboard, from the dashboard as it is. */
export class DashboardFigures {
  readonly #window: string;

  constructor(
    private readonly dashboard: Dashboard,
    private readonly words: Words,
  ) {
    this.#window = windowStart(dashboard.today);
  }

  readiness(): Explanation {
    const { t } = this.words;
    const { productionReadiness, activityFactor, qualityScore, systemStability } = this.dashboard;
    return {
      title: t.kpi.readiness,
      value: this.#percent(productionReadiness),
      formulas: ['productionReadiness', 'readinessLevel'],
      span: this.#spanOfWindow(),
      ...(productionReadiness !== null && { calculation: this.#weighed([0.3, activityFactor], [0.4, qualityScore], [0.3, systemStability]) }),
      inputs: [
        { name: t.explain.activityFactor, value: this.#percent(activityFactor) },
        { name: t.kpi.quality, value: this.#percent(qualityScore) },
        { name: t.kpi.stability, value: this.#percent(systemStability) },
      ],
      links: this.#days(),
      api,
    };
  }

  quality(): Explanation {
    const { qualityScore, errorStats } = this.dashboard;
    return this.#rate(this.words.t.kpi.quality, this.#percent(qualityScore), 'qualityScore', 'errors', errorStats.count);
  }

  errorRate(): Explanation {
    const { errorStats } = this.dashboard;
    return this.#rate(this.words.t.errors.rate, this.#percent(errorStats.rate, 2), 'errorRate', 'errors', errorStats.count);
  }

  stability(): Explanation {
    const { t } = this.words;
    const { systemStability, errorStats } = this.dashboard;
    return this.#rate(t.kpi.stability, this.#percent(systemStability), 'systemStability', 'critical', errorStats.critical);
  }

  activity(): Explanation {
    const { t, format } = this.words;
    const { activityCount, activityFactor, activityTarget } = this.dashboard;
    const count = activityCount === null ? noFigure : format.integer(activityCount);
    return {
      title: t.kpi.activity,
      value: count,
      formulas: ['activityCount', 'activityFactor'],
      span: t.explain.minutes,
      calculation: `min(100, 100 · ${count} / ${format.integer(activityTarget)}) = ${this.#percent(activityFactor)}`,
      inputs: [
        { name: t.explain.lastDay, value: count, href: paths.entries({ from: addDays(this.dashboard.today, -1) }) },
        { name: t.explain.target, value: format.integer(activityTarget) },
      ],
      links: [{ text: t.explain.behindCounter.entries, href: paths.log }],
      api,
    };
  }

  fixesPerWeek(): Explanation {
    const { t, format } = this.words;
    const { today, fixStats } = this.dashboard;
    const from = addDays(today, -6);
    return {
      title: t.fixes.perWeek,
      value: format.integer(fixStats.fixesPerWeek),
      formulas: ['fixesPerWeek', 'fixes'],
      span: t.explain.span(format.date(from), format.date(today)),
      inputs: [],
      links: [{ text: t.explain.behindCounter.fixes, href: paths.entries({ from, counts: 'fixes' }) }],
      api,
    };
  }

  fixRate(): Explanation {
    const { t, format } = this.words;
    const { rate, opened, resolved } = this.dashboard.fixStats;
    return {
      title: t.fixes.rate,
      value: this.#percent(rate),
      formulas: ['fixRate', 'incident'],
      span: this.#spanOfWindow(),
      ...(opened > 0 && { calculation: `100 · ${format.integer(resolved)} / ${format.integer(opened)} = ${this.#percent(rate)}` }),
      inputs: [
        { name: t.incidents.inputs.opened, value: format.integer(opened), href: paths.incidents },
        { name: t.incidents.inputs.resolved, value: format.integer(resolved), href: paths.incidentsOf({ state: 'resolved' }) },
      ],
      links: this.#incidents(),
      api,
    };
  }

  openIncidents(): Explanation {
    const { t, format } = this.words;
    return {
      title: t.fixes.open,
      value: format.integer(this.dashboard.fixStats.openErrors),
      formulas: ['openErrors', 'incident'],
      span: t.explain.allTime,
      inputs: [],
      links: [{ text: t.fixes.open, href: paths.incidentsOf({ state: 'open,acknowledged' }) }, ...this.#incidents()],
      api,
    };
  }

  repair(): Explanation {
    const { t, format } = this.words;
    const { mttr } = this.dashboard.fixStats;
    return {
      title: t.fixes.mttr,
      value: this.#duration(mttr.seconds),
      formulas: ['mttr', 'medianSeconds', 'p90Seconds', 'incident'],
      span: this.#spanOfWindow(),
      inputs: [
        { name: t.incidents.inputs.n, value: format.integer(mttr.count), href: paths.incidentsOf({ state: 'resolved' }) },
        { name: t.incidents.inputs.median, value: this.#duration(mttr.medianSeconds) },
        { name: t.incidents.inputs.p90, value: this.#duration(mttr.p90Seconds) },
      ],
      links: this.#incidents(),
      api,
    };
  }

  oldestOpen(): Explanation {
    const { t } = this.words;
    const { oldestOpen } = this.dashboard.fixStats;
    return {
      title: t.incidents.oldest,
      value: this.#duration(oldestOpen === null ? null : oldestOpen.minutes * 60),
      formulas: ['oldestOpen', 'incident'],
      span: t.explain.allTime,
      inputs: [],
      links: oldestOpen === null ? this.#incidents() : [{ text: t.incidents.one, href: paths.incident(oldestOpen.id) }, ...this.#incidents()],
      api,
    };
  }

  /** A share of all entries, or what is left of 100 % without it. */
  #rate(title: string, value: string, formula: FormulaName, counter: 'errors' | 'critical', count: number): Explanation {
    const { t, format } = this.words;
    const { total } = this.dashboard.errorStats;
    const share = `100 · ${format.integer(count)} / ${format.integer(total)}`;
    return {
      title,
      value,
      formulas: [formula, counter],
      span: this.#spanOfWindow(),
      ...(total > 0 && { calculation: `${formula === 'errorRate' ? share : `100 − ${share}`} = ${value}` }),
      inputs: [{ name: t.explain.letters[counter], value: format.integer(count), href: this.#behind(counter) }, this.#entries()],
      links: [{ text: t.explain.behindCounter[counter], href: this.#behind(counter) }, ...this.#days()],
      api,
    };
  }

  #weighed(...parts: [weight: number, percent: number | null][]): string {
    const { format } = this.words;
    const sum = parts.map(([weight, percent]) => `${format.decimal(weight)} · ${this.#percent(percent)}`).join(' + ');
    return `${sum} = ${this.#percent(this.dashboard.productionReadiness)}`;
  }

  #entries(): Input {
    const { t, format } = this.words;
    return { name: t.explain.letters.entries, value: format.integer(this.dashboard.errorStats.total), href: paths.entries({ from: this.#window }) };
  }

  #behind(counts: CounterName): string {
    return paths.entries({ from: this.#window, counts });
  }

  #incidents() {
    return [{ text: this.words.t.incidents.heading, href: paths.incidents }];
  }

  #duration(seconds: number | null): string {
    return seconds === null ? noFigure : this.words.format.duration(seconds);
  }

  #days() {
    return [{ text: this.words.t.explain.days, href: paths.days }];
  }

  #spanOfWindow(): string {
    const { t, format } = this.words;
    return t.explain.window(format.date(this.#window), format.date(this.dashboard.today));
  }

  #percent(value: number | null, decimals = 1): string {
    return value === null ? noFigure : this.words.format.percent(value, decimals);
  }
}
