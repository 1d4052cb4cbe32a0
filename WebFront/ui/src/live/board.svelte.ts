import { notifications } from '../alerts/notifications.svelte';
import type { Dashboard } from '../api/contract';
import { readDashboard } from '../api/workshop';
import { noteArrivals, youngerThan, type Arrivals } from './arrivals';
import { DashboardFeed, type ConnectionState } from './feed';
import { freshness } from './freshness';
import { openHub } from './hub';
import { Pace } from './pace';

const repaintMilliseconds = 250;
/** How long a new entry stays highlighted. */
export const highlightMilliseconds = 8_000;

/** The dashboard as the page shows it: the feed's figures, paced, with what is new and how old it all is. */
export class Board {
  dashboard = $state.raw<Dashboard | null>(null);
  connection = $state<ConnectionState>('connecting');
  #receivedAt = $state(0);
  #arrivals = $state.raw<Arrivals>(new Map());
  #now = $state(Date.now());

  readonly freshness = $derived(freshness(this.connection, this.#receivedAt, this.#now));
  readonly fresh = $derived(youngerThan(this.#arrivals, highlightMilliseconds, this.#now));

  readonly #pace = new Pace<Dashboard>(repaintMilliseconds, (dashboard) => this.#show(dashboard));
  readonly #feed: DashboardFeed;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(onRefused: (status: 401 | 403) => void) {
    this.#feed = new DashboardFeed(
      { openHub, readDashboard },
      {
        onDashboard: (dashboard) => this.#pace.offer(dashboard),
        onConnection: (state) => this.#connected(state),
        onAlert: (push) => notifications.show(push),
        onRefused,
      },
    );
  }

  /** Starts, and answers what stops it again. */
  start(): () => void {
    const retry = () => this.#feed.retryNow();
    this.#ticking = setInterval(() => (this.#now = Date.now()), 1_000);
    addEventListener('online', retry);
    document.addEventListener('visibilitychange', retry);
    this.#feed.start();
    return () => {
      removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', retry);
      clearInterval(this.#ticking);
      this.#pace.cancel();
      this.#feed.stop();
    };
  }

  #connected(state: ConnectionState): void {
    // Until this moment the connection vouched for the figures, however long nothing had happened.
    if (this.connection === 'live') this.#receivedAt = Date.now();
    this.connection = state;
  }

  #show(dashboard: Dashboard): void {
    const now = Date.now();
    this.#arrivals = noteArrivals(this.#arrivals, this.dashboard?.recentEvents ?? null, dashboard.recentEvents, now);
    this.#receivedAt = now;
    this.#now = now;
    this.dashboard = dashboard;
  }
}
