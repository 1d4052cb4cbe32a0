import type { ConnectionState } from './feed';

/** Two missed refreshes and a little: from here on the figures are called old. */
export const staleMilliseconds = 75_000;

export interface Freshness {
  /** Nothing has confirmed the figures for too long. */
  stale: boolean;
  /** Whole minutes since they were last confirmed, at least 1. */
  minutes: number;
}

/**
 * How far the figures can be trusted. While live they are current however long nothing has happened.
 * Ages are measured on this device's clock alone, so a wrong clock makes nothing look old.
 */
export function freshness(connection: ConnectionState, receivedAt: number, now: number): Freshness {
  const age = connection === 'live' ? 0 : Math.max(0, now - receivedAt);
  return { stale: age >= staleMilliseconds, minutes: Math.max(1, Math.floor(age / 60_000)) };
}
