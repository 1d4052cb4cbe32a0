import type { MissingInput, Utilisation } from '../api/contract';
import type { Explanation, Input } from '../explain/explanation';
import type { FormulaName } from '../explain/formulas.en';
import type { Words } from '../explain/words';
import { noFigure } from '../i18n/format';
import { paths } from '../route/routes';

/** The figures of a team and day that are told in percent. */
export const ratios = ['utilisation', 'oee', 'availability', 'performance', 'quality'] as const;
export type Ratio = (typeof ratios)[number];

/** The factors of OEE. */
export const factors = ['availability', 'performance', 'quality'] as const;

const formulaOf: Record<Ratio, FormulaName[]> = {
  utilisation: ['utilisation', 'plannedMinutes', 'breakMinutes', 'runMinutes'],
  oee: ['oee', 'availability', 'performance', 'itemQuality'],
  availability: ['availability', 'plannedMinutes', 'breakMinutes', 'runMinutes'],
  performance: ['performance', 'finishedItems', 'runMinutes'],
  quality: ['itemQuality', 'goodItems', 'finishedItems'],
};

export const percentOf = ({ format }: Pick<Words, 'format'>, value: number | null) => (value === null ? noFigure : format.percent(value));

/** How a ratio of a day is made. */
export function ratioFigure(words: Words, ratio: Ratio, row: Utilisation, api: string): Explanation {
  const { t, format } = words;
  const value = percentOf(words, row[ratio]);
  const calculation = row[ratio] === null ? undefined : calculate(words, ratio, row);
  return {
    title: t.utilisation.ratios[ratio],
    value,
    formulas: formulaOf[ratio],
    span: t.explain.oneDay(format.fullDate(row.day)),
    ...(calculation !== undefined && { calculation: `${calculation} = ${value}` }),
    inputs: ratio === 'oee' ? factors.map((factor) => ({ name: t.utilisation.ratios[factor], value: percentOf(words, row[factor]) })) : inputsOf(words, ratio, row),
    links: [
      { text: t.explain.behindCounter.production, href: paths.entries({ team: row.team, day: row.day, counts: 'production' }) },
      { text: t.utilisation.toCalendar, href: paths.settings },
    ],
    api,
  };
}

function calculate(words: Words, ratio: Ratio, row: Utilisation): string | undefined {
  const { format } = words;
  const net = `(${format.integer(row.plannedMinutes ?? 0)} − ${format.integer(row.breakMinutes ?? 0)})`;
  switch (ratio) {
    case 'utilisation':
      return `100 · ${format.integer(row.runMinutes ?? 0)} / ${net}`;
    case 'availability':
      return `100 · ${format.integer(row.runMinutesInPlan ?? 0)} / ${net}`;
    case 'performance':
      return `100 · ${format.integer(row.finishedItems ?? 0)} / (${format.integer(row.runMinutesOnDate ?? 0)} / 60 · ${format.decimal(row.idealItemsPerHour ?? 0)})`;
    case 'quality':
      return `100 · ${format.integer(row.goodItems ?? 0)} / ${format.integer(row.finishedItems ?? 0)}`;
    case 'oee':
      return row.performance === null || row.quality === null ? undefined : factors.map((factor) => percentOf(words, row[factor])).join(' · ');
  }
}

function inputsOf({ t, format }: Words, ratio: Exclude<Ratio, 'oee'>, row: Utilisation): Input[] {
  const minutes = (value: number | null) => (value === null ? noFigure : format.duration(value * 60));
  const count = (value: number | null) => (value === null ? noFigure : format.integer(value));
  const names = t.utilisation.inputs;
  const time = [
    { name: names.plannedMinutes, value: minutes(row.plannedMinutes) },
    { name: names.breakMinutes, value: minutes(row.breakMinutes) },
  ];
  switch (ratio) {
    case 'utilisation':
      return [{ name: names.runMinutes, value: minutes(row.runMinutes) }, ...time];
    case 'availability':
      return [{ name: names.runMinutesInPlan, value: minutes(row.runMinutesInPlan) }, ...time];
    case 'performance':
      return [
        { name: names.finishedItems, value: count(row.finishedItems) },
        { name: names.runMinutesOnDate, value: minutes(row.runMinutesOnDate) },
        { name: names.idealItemsPerHour, value: row.idealItemsPerHour === null ? noFigure : format.decimal(row.idealItemsPerHour) },
      ];
    case 'quality':
      return [
        { name: names.goodItems, value: count(row.goodItems) },
        { name: names.finishedItems, value: count(row.finishedItems) },
      ];
  }
}

export type Hint = MissingInput | 'fasterThanIdeal';

/** What is to be told of a day: what is missing, the most important first, or that the ideal rate is too low. */
export function hintOf(row: Utilisation): Hint | null {
  return row.missing[0] ?? (row.fasterThanIdeal ? 'fasterThanIdeal' : null);
}

/** What only an admin can mend, in the settings. */
export const isMendedInSettings = (hint: Hint | null) => hint === 'calendar' || hint === 'idealRate' || hint === 'fasterThanIdeal';
