import type { CorrectedKind } from '../api/contract';
import type { CorrectionProblem } from '../corrections/corrections';

/** A number, and how it is written. */
export interface Amount {
  number: number;
  text: string;
}

export const some = (amount: Amount, one: string, more: string) => `${amount.text} ${amount.number === 1 ? one : more}`;

/** Messages about misspelt names. */
export const corrections = {
  correct: 'Rename or merge',
  correctName: (name: string) => `Rename or merge “${name}”`,
  why: 'Its entries will count for another name: those of the past and those to come. If that name is in use already, both become one. The log keeps what was sent, and it can be undone.',
  to: 'The right name',
  note: 'Why (optional)',
  noteExample: 'A typing mistake at station 3',
  preview: (entries: Amount, items: Amount, days: Amount) =>
    `This restates ${some(entries, 'entry', 'entries')} with ${some(items, 'item', 'items')} on ${some(days, 'day', 'days')}.`,
  cancel: 'Leave it as it is',
  sentAs: 'sent as',
  wasCorrected: (asked: string) => `“${asked}” was misspelt. This page shows what it counts for:`,

  heading: 'Corrected names',
  headingWhy: 'Teams and features that were misspelt, the last correction first.',
  kinds: { team: 'The team', feature: 'The feature' } satisfies Record<CorrectedKind, string>,
  countsFor: 'counts for',
  undone: 'counts for itself again',
  noneYet: 'No name was corrected. A team’s or feature’s page is where that begins.',
  undo: 'Undo',
  undoName: (name: string) => `Undo the correction of “${name}”`,
  undoWhy: (name: string) => `Every figure is restated: what was sent as “${name}” counts for that name again.`,

  problems: {
    unknown: 'No entry has this name any more.',
    corrected: 'This name counts for another one already. Undo that first.',
    none: 'This has been undone already.',
    circle: 'The other name counts for this one already. Undo that first.',
    invalid: 'The service does not take this name. It must be another one, with 1 to 100 characters.',
    mayNot: 'Only admins may do this.',
    failed: 'The workshop does not answer. Try again.',
  } satisfies Record<CorrectionProblem, string>,
};
