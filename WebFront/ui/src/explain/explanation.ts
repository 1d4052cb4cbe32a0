import type { FormulaName } from './formulas.en';

/** A figure that goes into another one. */
export interface Input {
  name: string;
  value: string;
  /** Where its entries are. */
  href?: string;
}

/** A row of a table whose column is explained. */
export interface ExplainedRow {
  name: string;
  inputs: string[];
  value: string;
  /** The entries or the day behind the row's figure. */
  href: string | null;
}

export interface ExplainedRows {
  /** What the rows are: teams, days … */
  of: string;
  inputNames: string[];
  rows: ExplainedRow[];
}

/** How a figure is made, from which figures, and where what is behind it can be looked at. */
export interface Explanation {
  title: string;
  /** The figure itself; a column has none of its own. */
  value: string | null;
  formulas: FormulaName[];
  /** Which days it is about. */
  span: string;
  /** The formula with the inputs put in. */
  calculation?: string;
  inputs: Input[];
  rows?: ExplainedRows;
  links: { text: string; href: string }[];
  /** The API's path that answers the same figure. */
  api: string;
}

/** One formula of docs/api.md, cut into words and `code`. */
export function pieces(formula: string): { text: string; code: boolean }[] {
  return formula.split('`').map((text, index) => ({ text, code: index % 2 === 1 }));
}
