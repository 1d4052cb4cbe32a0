import type { Claimed, Dashboard, IncidentDetail, Session } from './contract';
import { request } from './request';

export const readSession = () => request<Session>('GET', '/api/v1/session');

export const claim = (code: string) => request<Claimed>('POST', '/api/v1/claim', { code });

export const signIn = (key: string) => request<Session>('POST', '/api/v1/session', { key });

export const signOut = () => request<void>('DELETE', '/api/v1/session');

export const readDashboard = () => request<Dashboard>('GET', '/api/v1/dashboard');

export type IncidentAct = 'acknowledge' | 'resolve' | 'reopen';

/** Throws the service's problem, for example `incident.state`. */
export const actOnIncident = (id: string, act: IncidentAct, note: string) =>
  request<IncidentDetail>('POST', `/api/v1/incidents/${encodeURIComponent(id)}/${act}`, { note });

const readingScopes = ['read', 'operate', 'admin'];

/** Whether a session with these scopes may see the figures. */
export const mayRead = (session: Pick<Session, 'scopes'>) => session.scopes.some((scope) => readingScopes.includes(scope));

const operatingScopes = ['operate', 'admin'];

/** Whether a session with these scopes may do something about incidents. */
export const mayOperate = (session: Pick<Session, 'scopes'>) => session.scopes.some((scope) => operatingScopes.includes(scope));
