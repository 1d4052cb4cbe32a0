import type { Claimed, Dashboard, Session } from './contract';
import { request } from './request';

export const readSession = () => request<Session>('GET', '/api/v1/session');

export const claim = (code: string) => request<Claimed>('POST', '/api/v1/claim', { code });

export const signIn = (key: string) => request<Session>('POST', '/api/v1/session', { key });

export const signOut = () => request<void>('DELETE', '/api/v1/session');

export const readDashboard = () => request<Dashboard>('GET', '/api/v1/dashboard');

const readingScopes = ['read', 'operate', 'admin'];

/** Whether a session with these scopes may see the figures. */
export const mayRead = (session: Pick<Session, 'scopes'>) => session.scopes.some((scope) => readingScopes.includes(scope));
