import { request } from '../api/request';

export type AlertKind =
  | 'critical_error'
  | 'error_storm'
  | 'readiness_fell'
  | 'readiness_rose'
  | 'backup_failed'
  | 'proof_differs'
  | 'delivery_failing'
  | 'service_errors'
  | 'daily_digest'
  | 'test';

export type AlertSeverity = 'critical' | 'warning' | 'info';

/** What stands in an alert's text. Names in it come from senders. */
export type AlertDetails = Record<string, string>;

/** An alert as the service tells it; `text` is English. */
export interface Alert {
  number: number;
  kind: AlertKind;
  severity: AlertSeverity;
  raisedAt: string;
  text: string;
  details: AlertDetails;
}

export type DeliveryState = 'waiting' | 'sending' | 'retrying' | 'sent' | 'failed';

export interface Delivery {
  channel: string;
  state: DeliveryState;
  attempts: number;
  at: string | null;
  nextAt: string | null;
  error: string | null;
}

/** An element of `/api/v1/alerts`. */
export interface AlertRecord {
  alert: Alert;
  deliveries: Delivery[];
}

/** An element of `/api/v1/alerts/channels`. */
export interface Channel {
  name: string;
  state: DeliveryState | null;
  at: string | null;
  error: string | null;
}

/** What `/api/v1/alerts/rehearsal` answers. */
export interface Rehearsal {
  from: string;
  to: string;
  alerts: number;
  messages: number;
  kinds: Partial<Record<AlertKind, number>>;
  truncated: boolean;
  latest: { at: string; count: number; alerts: Alert[] }[];
}

/** The hub's message `alert`. */
export interface AlertPush {
  id: string;
  test: boolean;
  count: number;
  alerts: Alert[];
}

export const paths = { alerts: '/api/v1/alerts?limit=25', channels: '/api/v1/alerts/channels' };

export const sendTest = () => request<void>('POST', '/api/v1/alerts/test');

export const rehearse = (from: string, to: string) => request<Rehearsal>('GET', `/api/v1/alerts/rehearsal?from=${from}&to=${to}`);

/** The local day so many days before another one. */
export function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

const ranks: Record<AlertSeverity, number> = { info: 0, warning: 1, critical: 2 };

/** The most urgent of several alerts, of equals the first. */
export const foremost = (alerts: readonly Alert[]) =>
  alerts.reduce<Alert | null>((best, alert) => (best === null || ranks[alert.severity] > ranks[best.severity] ? alert : best), null);
