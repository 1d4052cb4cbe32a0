import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { AlertPush } from '../alerts/alerts';
import type { DashboardPatch, VersionedDashboard } from '../api/contract';

export interface HubEvents {
  onPatch(patch: DashboardPatch): void;
  onAlert(push: AlertPush): void;
  onClosed(): void;
}

/** One connection to the service's hub; used once and then thrown away. */
export interface Hub {
  start(): Promise<void>;
  /** Takes the whole state and asks for patches from there on. */
  watch(): Promise<VersionedDashboard>;
  stop(): Promise<void>;
}

/** Opens SignalR at `/hubs/workshop`. Reconnecting is the feed's business, because it polls meanwhile. */
export function openHub(events: HubEvents): Hub {
  const connection = new HubConnectionBuilder().withUrl('/hubs/workshop').configureLogging(LogLevel.None).build();
  connection.on('dashboard', (patch: DashboardPatch) => events.onPatch(patch));
  connection.on('alert', (push: AlertPush) => events.onAlert(push));
  connection.onclose(() => events.onClosed());
  return {
    start: () => connection.start(),
    watch: () => connection.invoke<VersionedDashboard>('WatchDashboard'),
    stop: () => connection.stop(),
  };
}
