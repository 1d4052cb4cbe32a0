import type { AlertPush } from '../alerts/alerts';
import type { Dashboard, DashboardPatch, VersionedDashboard } from '../api/contract';
import { ProblemError } from '../api/request';
import type { Hub, HubEvents } from './hub';
import { applyPatch } from './patch';

/**
 * `connecting`: no answer yet. `live`: every change is pushed. `polling`: the figures come every 30 seconds.
 * `offline`: neither works; what is shown is old.
 */
export type ConnectionState = 'connecting' | 'live' | 'polling' | 'offline';

export interface FeedEvents {
  onDashboard(dashboard: Dashboard): void;
  onConnection(state: ConnectionState): void;
  onAlert(push: AlertPush): void;
  /** The session ended (401) or may not read (403). The feed has stopped. */
  onRefused(status: 401 | 403): void;
}

export interface FeedSources {
  openHub(events: HubEvents): Hub;
  readDashboard(): Promise<Dashboard>;
}

export const pollMilliseconds = 30_000;
type PollTimer = ReturnType<typeof setInterval>;

const retryMilliseconds = [500, 1_000, 2_000, 5_000];

/**
 * Keeps a dashboard current: live through the hub, by polling while the hub is away. It never trusts a state
 * across a gap or a reconnect, but takes the whole one again. A connection can end at any await, so each
 * continuation first asks whether its hub is still the present one.
 */
export class DashboardFeed {
  #hub: Hub | null = null;
  #state: VersionedDashboard | null = null;
  /** Patches that came while a whole state was under way; `null` when none is. */
  #pending: DashboardPatch[] | null = null;
  #connection: ConnectionState | null = null;
  #failures = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pollTimer: PollTimer | undefined;

  constructor(
    private readonly sources: FeedSources,
    private readonly events: FeedEvents,
  ) {}

  start(): void {
    this.#enter('connecting');
    void this.#connect();
  }

  stop(): void {
    clearTimeout(this.#retryTimer);
    this.#stopPolling();
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
  }

  /** Tries at once instead of waiting: the network came back, or somebody is looking again. */
  retryNow(): void {
    if (this.#hub !== null || this.#pollTimer === undefined) return;
    clearTimeout(this.#retryTimer);
    void this.#connect();
  }

  async #connect(): Promise<void> {
    const hub: Hub = this.sources.openHub({
      onPatch: (patch) => this.#receive(hub, patch),
      onAlert: (push) => this.events.onAlert(push),
      onClosed: () => this.#lose(hub),
    });
    this.#hub = hub;
    try {
      await hub.start();
      await this.#takeWholeState(hub);
    } catch {
      this.#lose(hub);
    }
  }

  async #takeWholeState(hub: Hub): Promise<void> {
    this.#pending = [];
    const whole = await hub.watch();
    if (hub !== this.#hub) return;
    const pending = this.#pending;
    this.#pending = null;
    this.#failures = 0;
    this.#stopPolling();
    this.#show(whole);
    this.#enter('live');
    for (const patch of pending) if (patch.version > whole.version) this.#receive(hub, patch);
  }

  #receive(hub: Hub, patch: DashboardPatch): void {
    if (hub !== this.#hub) return;
    if (this.#pending !== null) {
      this.#pending.push(patch);
      return;
    }
    if (this.#state === null) return;
    const next = applyPatch(this.#state, patch);
    if (next !== null) this.#show(next);
    else this.#takeWholeState(hub).catch(() => this.#lose(hub));
  }

  #show(state: VersionedDashboard): void {
    this.#state = state;
    this.events.onDashboard(state.dashboard);
  }

  #lose(hub: Hub): void {
    if (hub !== this.#hub) return;
    this.#hub = null;
    void hub.stop();
    if (this.#connection === 'live') this.#enter('connecting');
    this.#pollMeanwhile();
    const delay = retryMilliseconds[Math.min(this.#failures++, retryMilliseconds.length - 1)];
    this.#retryTimer = setTimeout(() => void this.#connect(), delay);
  }

  /** Starts polling. While nothing answers, each failed attempt polls too: the service may be back without its hub. */
  #pollMeanwhile(): void {
    if (this.#pollTimer !== undefined && this.#connection !== 'offline') return;
    const timer = (this.#pollTimer ??= setInterval(() => void this.#poll(timer), pollMilliseconds));
    void this.#poll(timer);
  }

  #stopPolling(): void {
    clearInterval(this.#pollTimer);
    this.#pollTimer = undefined;
  }

  async #poll(timer: PollTimer): Promise<void> {
    try {
      const dashboard = await this.sources.readDashboard();
      if (timer !== this.#pollTimer) return;
      this.events.onDashboard(dashboard);
      this.#enter('polling');
    } catch (error) {
      if (timer === this.#pollTimer) this.#pollFailed(error);
    }
  }

  #pollFailed(error: unknown): void {
    if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) {
      this.stop();
      this.events.onRefused(error.status);
    } else {
      this.#enter('offline');
    }
  }

  #enter(state: ConnectionState): void {
    if (state === this.#connection) return;
    this.#connection = state;
    this.events.onConnection(state);
  }
}
