import { some, type corrections as en } from './en.corrections';

export const corrections: typeof en = {
  correct: 'Umbenennen oder zusammenführen',
  correctName: (name) => `„${name}“ umbenennen oder zusammenführen`,
  why: 'Die Einträge zählen dann für einen anderen Namen: die bisherigen und die künftigen. Gibt es diesen Namen schon, wird aus beiden eins. Das Protokoll behält, was gesendet wurde, und es lässt sich rückgängig machen.',
  to: 'Der richtige Name',
  note: 'Warum (freiwillig)',
  noteExample: 'Ein Tippfehler an Station 3',
  preview: (entries, items, days) =>
    `Neu gezählt: ${some(entries, 'Eintrag', 'Einträge')} mit ${some(items, 'Stück', 'Stücken')} an ${some(days, 'Tag', 'Tagen')}.`,
  cancel: 'So lassen',
  sentAs: 'gesendet als',
  wasCorrected: (asked) => `„${asked}“ war falsch geschrieben. Diese Seite zeigt, wofür es zählt:`,

  heading: 'Berichtigte Namen',
  headingWhy: 'Teams und Funktionen, die falsch geschrieben waren; die letzte Berichtigung zuerst.',
  kinds: { team: 'Das Team', feature: 'Die Funktion' },
  countsFor: 'zählt für',
  undone: 'zählt wieder für sich selbst',
  noneYet: 'Noch kein Name wurde berichtigt. Es beginnt auf der Seite eines Teams oder einer Funktion.',
  undo: 'Rückgängig machen',
  undoName: (name) => `Berichtigung von „${name}“ rückgängig machen`,
  undoWhy: (name) => `Alle Zahlen werden neu gezählt: Was als „${name}“ gesendet wurde, zählt wieder für diesen Namen.`,

  problems: {
    unknown: 'Kein Eintrag hat diesen Namen noch.',
    corrected: 'Dieser Name zählt schon für einen anderen. Machen Sie das zuerst rückgängig.',
    none: 'Das ist schon rückgängig gemacht.',
    circle: 'Der andere Name zählt schon für diesen. Machen Sie das zuerst rückgängig.',
    invalid: 'Diesen Namen nimmt der Dienst nicht an. Es muss ein anderer sein, mit 1 bis 100 Zeichen.',
    mayNot: 'Das dürfen nur Admins.',
    failed: 'Die Werkstatt antwortet nicht. Versuchen Sie es noch einmal.',
  },
};
