import type { CounterName, Counters } from '../api/contract';
import { noFigure } from '../i18n/format';
import { countsFor } from '../log/behind';
import type { LogFilter } from '../log/filter';
import { paths } from '../route/routes';
import type { Explanation } from './explanation';
import type { Words } from './words';

/** What a page's figures are about. */
export interface Subject {
  /** The entries that they are made of. */
  filter: LogFilter;
  /** Which days, in words. */
  span: string;
  /** The API's path that answers them. */
  api: string;
}

/** A counter, and the entries that add to it. */
export function counterFigure({ t, format }: Words, counter: CounterName, value: number, subject: Subject): Explanation {
  return {
    title: t.counters[counter],
    value: format.integer(value),
    formulas: [counter],
    span: subject.span,
    inputs: [],
    links: [{ text: t.explain.behindCounter[counter], href: behind(subject, counter) }],
    api: subject.api,
  };
}

/** 100·E/N. */
export function errorRateFigure({ t, format }: Words, counters: Counters, rate: number | null, subject: Subject): Explanation {
  const value = rate === null ? noFigure : format.percent(rate, 2);
  const [errors, entries] = [format.integer(counters.errors), format.integer(counters.entries)];
  return {
    title: t.errors.rate,
    value,
    formulas: ['errorRate', 'errors'],
    span: subject.span,
    ...(rate !== null && { calculation: `100 · ${errors} / ${entries} = ${value}` }),
    inputs: [
      { name: t.explain.letters.errors, value: errors, href: behind(subject, 'errors') },
      { name: t.explain.letters.entries, value: entries, href: behind(subject, 'entries') },
    ],
    links: [{ text: t.explain.behindCounter.errors, href: behind(subject, 'errors') }],
    api: subject.api,
  };
}

/** What a team made, of what all made. */
export function shareFigure({ t, format }: Words, items: number, whole: number, share: number | null, own: Subject, all: LogFilter): Explanation {
  const value = share === null ? noFigure : format.percent(share);
  return {
    title: t.team.share,
    value,
    formulas: ['share', 'items'],
    span: own.span,
    ...(share !== null && { calculation: `100 · ${format.integer(items)} / ${format.integer(whole)} = ${value}` }),
    inputs: [
      { name: t.team.ownItems, value: format.integer(items), href: behind(own, 'items') },
      { name: t.team.wholeItems, value: format.integer(whole), href: paths.entries({ ...all, counts: 'production' }) },
    ],
    links: [
      { text: t.explain.behindCounter.items, href: behind(own, 'items') },
      { text: t.nav.teams, href: paths.teams },
    ],
    api: own.api,
  };
}

const behind = (subject: Subject, counter: CounterName) => paths.entries({ ...subject.filter, ...countsFor(counter) });
