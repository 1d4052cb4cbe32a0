import { request } from '../api/request';

export const allScopes = ['ingest', 'read', 'operate', 'admin'] as const;
export type Scope = (typeof allScopes)[number];

/** A key as `/api/v1/keys` lists it. */
export interface KeyInfo {
  id: string;
  name: string;
  scopes: Scope[];
  team: string | null;
  state: 'active' | 'replaced' | 'expired';
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  requestsPerMinute: number | null;
  limit: number | null;
  replaces: string | null;
  replacedBy: string | null;
  /** This browser is signed in with it. */
  current: boolean;
}

/** A new key: the only time that it is shown. */
export interface NewKey {
  key: string;
  details: KeyInfo;
}

export interface AuditEntry {
  number: number;
  at: string;
  keyId: string | null;
  keyName: string | null;
  action: string;
  target: string | null;
  address: string | null;
  outcome: 'done' | 'refused' | 'failed';
  detail: string | null;
}

export interface Setting {
  name: string;
  value: string | null;
  default: string | null;
  isSet: boolean;
  secret: boolean;
}

export interface KeyWish {
  name: string;
  scopes: Scope[];
  team: string | null;
  expiresAt: string | null;
  requestsPerMinute: number | null;
}

export const paths = { keys: '/api/v1/keys', audit: '/api/v1/audit?limit=25', settings: '/api/v1/settings' };

export const createKey = (wish: KeyWish) => request<NewKey>('POST', paths.keys, wish);

export const rotateKey = (id: string, overlapSeconds: number) => request<NewKey>('POST', `${paths.keys}/${id}/rotate`, { overlapSeconds });

export const revokeKey = (id: string) => request<void>('DELETE', `${paths.keys}/${id}`);
