import type { OfficeProblem } from '../settings/office.svelte';
import type { AuditEntry, KeyInfo, Scope } from '../settings/settings';

const overlaps: Record<number, string> = { 0: 'no time: the old one ends now', 3600: 'one hour', 86400: 'one day', 604800: 'a week' };

/** Messages of the settings page. */
export const settings = {
  onlyAdmins: 'The settings are for admins. Sign in with an admin key to see them.',

  keys: 'API keys',
  make: 'Make a key',
  made: 'The new key',
  once: 'This is the key. It is shown only now: put it where it belongs before you close this.',
  kept: 'I have kept it',
  name: 'Name',
  nameExample: 'Station paint 1',
  scopes: 'May',
  scopeOf: {
    ingest: 'post entries',
    read: 'read figures and entries',
    operate: 'read, and operate the service',
    admin: 'everything, these settings too',
  } satisfies Record<Scope, string>,
  forTeam: 'for the team',
  onlyTeam: 'Posts for this team only',
  anyTeam: 'any team',
  created: 'Made',
  ends: 'Ends',
  never: 'never',
  inDays: (days: number) => (days === 365 ? 'in a year' : `in ${days} days`),
  lastUse: 'Last used',
  limit: 'Limit',
  noLimit: 'none',
  perMinute: (count: string) => `${count} requests a minute`,
  ownLimit: 'Requests a minute',
  commonLimit: 'as any key',
  yours: 'you',
  states: { active: 'active', replaced: 'being replaced', expired: 'expired' } satisfies Record<KeyInfo['state'], string>,

  rotate: 'Replace',
  rotateKey: (name: string) => `Replace the key “${name}”`,
  rotateWhy: 'You get a new key with the same name and rights. For a while both work, so that there is time to bring it where the old one is.',
  rotateYours: 'You are signed in with this key: sign in again with the new one before the old one ends.',
  overlap: 'Both work for',
  overlaps: (seconds: number) => overlaps[seconds] ?? `${seconds} s`,
  revoke: 'Revoke',
  revokeKey: (name: string) => `Revoke the key “${name}”`,
  revokeWhy: 'It stops working at once, and nobody can bring it back. Who is signed in with it is signed out.',
  revokeYours: 'You are signed in with this key. It stops working at once, and you are signed out.',
  keep: 'Keep it',
  problems: {
    lastAdmin: 'Nobody could administer the workshop without this key. Make another admin key first.',
    outdated: 'This key has expired, or it has a successor already.',
    gone: 'There is no such key any more.',
    invalid: 'The service does not take this. Look at the name, the team and the limit.',
    failed: 'The workshop does not answer. Try again.',
  } satisfies Record<OfficeProblem, string>,

  audit: 'What was done',
  auditWhy: 'By operators and admins, newest first. It cannot be changed.',
  outcomes: { done: 'Done', refused: 'Refused', failed: 'Failed' } satisfies Record<AuditEntry['outcome'], string>,
  program: 'the program itself',
  older: 'Show older ones',

  others: 'Settings in force',
  othersWhy: 'They are set where the service is started.',
  setting: 'Setting',
  value: 'Value',
  hidden: 'set, not shown',
  insteadOf: (value: string) => `instead of ${value}`,
};
