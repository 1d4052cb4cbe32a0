import type { EntryStatus, MaturityLevel, ReadinessLevel } from '../api/contract';

import { alerts } from './en.alerts';
import { corrections } from './en.corrections';
import { incidents, vouchers } from './en.incidents';
import { pages } from './en.pages';
import { calendar, utilisation } from './en.utilisation';

/** What cannot be sent as text is a function; plurals are its business. */
export const en = {
  ...pages,
  alerts,
  corrections,
  incidents,
  vouchers,
  utilisation,
  calendar,
  languageName: 'English',
  title: 'Workshop',
  tagline: 'Production, live',
  noDataYet: 'no data yet',
  unknown: '–',

  controls: {
    label: 'Display settings',
    otherLanguage: 'Deutsch',
    toLight: 'Switch to the light theme',
    toDark: 'Switch to the dark theme',
    snow: 'Snow',
    snowStill: 'Your system asks for less motion, so it does not snow',
    signOut: 'Sign out',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Select the text and copy it',
  },

  phase: {
    loading: 'Opening the workshop …',
    unreachable: 'The workshop does not answer',
    unreachableWhy: 'The service may be starting or the network may be down. This page keeps trying.',
    tryAgain: 'Try again',
    denied: 'This key may not read the figures',
    deniedWhy: (name: string) =>
      `You are signed in as “${name}”. To see the dashboard a key needs one of the scopes read, operate or admin.`,
    otherKey: 'Sign in with another key',
  },

  signIn: {
    heading: 'Come in from the cold',
    intro: 'Sign in with an API key that may read.',
    key: 'API key',
    submit: 'Sign in',
    claimHeading: 'Claim this workshop',
    claimIntro: 'Nobody owns it yet. The one-time code stands in the console where the service was started.',
    claimCode: 'Claim code',
    claimSubmit: 'Claim the workshop',
    haveKey: 'I have a key already',
    haveCode: 'I have the claim code',
    session: 'Your browser stays signed in; the key itself is not kept in it.',
    wrongKey: 'That key is not known, or it has expired.',
    wrongCode: 'That is not the code. It is in the newest lines of the console.',
    alreadyClaimed: 'Somebody has claimed the workshop already. Sign in with a key.',
    tooMany: 'Too many attempts. Wait a moment and try again.',
    failed: 'The workshop does not answer. Try again.',
  },

  newKey: {
    heading: 'The workshop is yours',
    once: 'This is your admin key. It is shown only now: keep it somewhere safe.',
    key: 'Your key',
    firstEntry: 'Send a first entry',
    firstEntryWhy: 'Paste this into a terminal. The dashboard lights up.',
    continue: 'Go to the dashboard',
  },

  connection: {
    live: 'Live',
    polling: 'Not live',
    connecting: 'Connecting …',
    offline: 'No connection',
    pollingWhy: 'refreshed every 30 seconds',
    asOf: (time: string) => `as of ${time}`,
    stale: (minutes: number) => `These figures are ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} old`,
    staleWhy: 'The workshop cannot be reached. This page keeps trying.',
  },

  demo: {
    label: 'Demo',
    text: 'These entries come from the simulator, not from real stations.',
  },

  empty: {
    heading: 'The workshop is quiet',
    text: 'No station has reported yet. Send the first entry and watch it arrive here.',
    terminal: 'In a terminal',
    needsKey: (placeholder: string) => `Put your API key in place of ${placeholder}.`,
    waiting: 'Waiting for the first entry',
  },

  kpi: {
    heading: 'At a glance',
    readiness: 'Production readiness',
    quality: 'Quality',
    stability: 'Stability',
    activity: 'Activity',
    readinessMade: 'activity 30 % · quality 40 % · stability 30 %',
    qualityOf: 'entries without an error in 30 days',
    stabilityOf: 'entries without a critical error in 30 days',
    activityOf: 'entries in 24 hours',
    levels: { ready: 'Production-ready', development: 'In development', prototype: 'Prototype' } satisfies Record<ReadinessLevel, string>,
    shares: { excellent: 'Excellent', good: 'Good', fair: 'Fair', poor: 'Needs attention' },
    targetMet: (target: string) => `Target of ${target} met`,
    ofTarget: (share: string, target: string) => `${share} of the target of ${target}`,
  },

  timeline: {
    heading: 'The last 7 days',
  },

  errors: {
    heading: 'Errors',
    rate: 'Error rate',
    of: (count: string, total: string) => `${count} of ${total} entries in 30 days`,
    top: 'Most frequent',
    brokeMost: 'What broke most in 30 days',
    week: '7 days',
    window: '30 days',
    none: (days: number) => `No errors in ${days} days.`,
    type: 'Type',
    count: 'Count',
    share: 'Share',
  },

  fixes: {
    heading: 'Fixes',
    rate: 'Fix rate',
    perWeek: 'Fixes in 7 days',
    open: 'Open incidents',
    mttr: 'Mean time to repair',
    all: 'All incidents',
  },

  maturity: {
    heading: 'Maturity of the features',
    feature: 'Feature',
    entries: 'Entries',
    errorRate: 'Error rate',
    level: 'Level',
    none: 'No feature has reported yet.',
    showAll: (count: string) => `Show all ${count}`,
    showFewer: 'Show fewer',
    levels: { 1: 'Prototype', 2: 'Beta', 3: 'Stable', 4: 'Mission Critical' } satisfies Record<MaturityLevel, string>,
  },

  recent: {
    heading: 'Latest entries',
    none: 'Nothing yet.',
    all: 'All entries',
    isNew: 'new',
    unusual: 'unusual',
    critical: 'critical',
    statuses: {
      completed: 'completed',
      failed: 'failed',
      rework: 'rework',
      scrapped: 'scrapped',
      in_progress: 'in progress',
    } satisfies Record<EntryStatus, string>,
    error: 'error',
    event: 'event',
  },

  backup: {
    heading: 'Backup',
    none: 'No backup yet',
    noneWhy: 'Entries are safe on this machine’s disk, but there is no copy elsewhere.',
    last: (when: string) => `Last backup ${when}`,
    proven: (when: string) => `Restored on trial ${when}, and found good.`,
    unproven: 'Not yet restored on trial.',
  },

  footer: {
    zone: (zone: string) => `Days and times are in ${zone}`,
    window: 'Figures without another span cover today and the 29 days before',
    explain: 'Press any figure to see how it is made.',
  },

  announce: (readiness: string, activity: string) => `Production readiness ${readiness}, ${activity} entries in the last 24 hours.`,
  documentTitle: (readiness: string) => `${readiness} · Workshop`,
};

export type Messages = typeof en;
