/** How every figure is made, in the words of docs/api.md (a test compares them). */
export const formulas = {
  productionReadiness: '0.3·activityFactor + 0.4·quality + 0.3·stability, from unrounded values',
  readinessLevel: '≥ 80 `ready`, ≥ 50 `development`, else `prototype`',
  qualityScore: '100 − 100·E/N',
  systemStability: '100 − 100·C/N',
  activityCount: 'entries of the last 1,440 minutes',
  activityFactor: 'min(100, 100·activityCount/activityTarget)',
  errorRate: '100·E/N',
  errorShare: '100·count/E',
  fixesPerWeek: 'fixes of the last 7 local days',
  fixRate: '100·resolved/opened, of the incidents opened in the window',
  incident: 'the first error of a feature and type opens an incident, further ones join it, and a fix or a person resolves it',
  openErrors: 'incidents that are not resolved, whenever they were opened',
  mttr: 'mean time from first seen to resolved, of the incidents resolved in the window',
  medianSeconds: 'the middle one; of an even number the mean of the two in the middle',
  p90Seconds: 'the smallest that at least nine tenths do not exceed',
  oldestOpen: 'the incident that is open for longest',
  maturity: '4: ≥ 1,000 entries and < 1 %; 3: ≥ 500 and < 5 %; 2: ≥ 100 and < 10 %; else 1',
  cleanEntriesMissing: 'the fewest further entries, none of them an error, that lead to the next level',
  share: '100·items/items of all teams',
  entries: 'every entry that was accepted, once',
  production: 'entries with an item',
  items: 'sum of `count` over the entries with an item',
  errors: 'entries whose status is `failed` or that have error, errors, fail, failed, failure or exception as a word of their type, and every critical one',
  critical: 'entries whose severity is `critical` or that have critical, crash, crashed or fatal as a word of their type',
  fixes: 'entries that have fix, fixed, hotfix, bugfix, resolve or resolved as a word of their type',
  wishes: 'entries whose type begins with `wish.`',
  elves: 'entries of the type `elf.joined`',
  breaks: 'entries of the type `break`, which are nothing else',
} as const;

export type FormulaName = keyof typeof formulas;
export type Formulas = Record<FormulaName, string>;
