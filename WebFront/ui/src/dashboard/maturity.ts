import type { FeatureMaturity } from '../api/contract';

/** Longer tables are folded: the page is read at a glance. */
export const foldedRows = 8;

export interface MaturityTable {
  rows: FeatureMaturity[];
  /** Whether there is anything to fold. */
  foldable: boolean;
}

export function toMaturity(features: FeatureMaturity[], unfolded: boolean): MaturityTable {
  return { rows: unfolded ? features : features.slice(0, foldedRows), foldable: features.length > foldedRows };
}
