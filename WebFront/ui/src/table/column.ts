import type { ExplainedRow, Explanation } from '../explain/explanation';
import type { FormulaName } from '../explain/formulas.en';

/** A column of figures. */
export interface Column<R> {
  key: string;
  name: string;
  value(row: R): string;
  formulas: FormulaName[];
  /** What goes into the figure besides itself. */
  inputs?: { names: string[]; of(row: R): string[] };
  /** Where the entries behind it are; null if there are none. */
  behind?(row: R): string | null;
  /** Words rather than numbers: they begin at one line. */
  start?: boolean;
  /** Left out where there is little room; the row's own page has it. */
  wide?: boolean;
}

/** What a table is about. */
export interface TableFacts<R> {
  /** What its rows are. */
  of: string;
  name(row: R): string;
  span: string;
  links: { text: string; href: string }[];
  api: string;
}

/** How a whole column is made: the formula once, and the inputs of each row. */
export function explainColumn<R>(column: Column<R>, rows: R[], facts: TableFacts<R>): Explanation {
  return {
    title: column.name,
    value: null,
    formulas: column.formulas,
    span: facts.span,
    inputs: [],
    rows: {
      of: facts.of,
      inputNames: column.inputs?.names ?? [],
      rows: rows.map(
        (row): ExplainedRow => ({
          name: facts.name(row),
          inputs: column.inputs?.of(row) ?? [],
          value: column.value(row),
          href: column.behind?.(row) ?? null,
        }),
      ),
    },
    links: facts.links,
    api: facts.api,
  };
}
