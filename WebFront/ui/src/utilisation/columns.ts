import type { Utilisation } from '../api/contract';
import type { Words } from '../explain/words';
import { paths } from '../route/routes';
import type { Column } from '../table/column';
import { percentOf, ratioFigure, type Ratio } from './utilisation';

/** Columns of ratios; where there is little room only utilisation and OEE stay. */
export function ratioColumns(words: Words, ratios: readonly Ratio[]): Column<Utilisation>[] {
  return ratios.map((ratio) => {
    const explanationOf = (row: Utilisation) => ratioFigure(words, ratio, row, '');
    const names = explanationOf(nothing).inputs.map((input) => input.name);
    return {
      key: ratio,
      name: words.t.utilisation.ratios[ratio],
      value: (row) => percentOf(words, row[ratio]),
      formulas: explanationOf(nothing).formulas,
      inputs: { names, of: (row) => explanationOf(row).inputs.map((input) => input.value) },
      behind: (row) => ((row.finishedItems ?? 0) > 0 ? paths.entries({ team: row.team, day: row.day, counts: 'production' }) : null),
      wide: ratio !== 'utilisation' && ratio !== 'oee',
    };
  });
}

const nothing: Utilisation = {
  day: '2026-01-01',
  team: '',
  utilisation: null,
  oee: null,
  availability: null,
  performance: null,
  quality: null,
  plannedMinutes: null,
  breakMinutes: null,
  runMinutes: null,
  runMinutesInPlan: null,
  runMinutesOnDate: null,
  finishedItems: null,
  goodItems: null,
  idealItemsPerHour: null,
  fasterThanIdeal: false,
  missing: [],
};
