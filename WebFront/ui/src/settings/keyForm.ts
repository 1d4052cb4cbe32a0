import { allScopes, type KeyWish, type Scope } from './settings';

/** What a person fills in for a new key. */
export interface KeyForm {
  name: string;
  scopes: Record<Scope, boolean>;
  team: string;
  /** Days until it ends; 0: never. */
  days: number;
  /** Empty: the common limit. */
  limit: number | null;
}

export const lifetimes = [0, 30, 90, 365];

/** How long both keys work when one is replaced, in seconds. */
export const overlaps = [0, 3_600, 86_400, 604_800];

export const emptyForm = (): KeyForm => ({
  name: '',
  scopes: { ingest: true, read: false, operate: false, admin: false },
  team: '',
  days: 0,
  limit: null,
});

const dayMilliseconds = 86_400_000;

/** The form as the service wants it. A team binds only what a key posts. */
export function wishOf(form: KeyForm, now: number): KeyWish {
  const scopes = allScopes.filter((scope) => form.scopes[scope]);
  const team = form.team.trim();
  return {
    name: form.name.trim(),
    scopes,
    team: scopes.includes('ingest') && team !== '' ? team : null,
    expiresAt: form.days === 0 ? null : new Date(now + form.days * dayMilliseconds).toISOString(),
    requestsPerMinute: form.limit || null,
  };
}

/** Whether there is enough in the form to be sent. */
export const isComplete = (form: KeyForm) => form.name.trim() !== '' && allScopes.some((scope) => form.scopes[scope]);
