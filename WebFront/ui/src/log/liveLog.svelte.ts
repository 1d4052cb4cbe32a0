import type { Entry } from '../api/contract';
import { ProblemError, requestPage } from '../api/request';
import type { ResourceState } from '../api/resource.svelte';
import { noteArrivals, youngerThan, type Arrivals } from '../live/arrivals';
import { highlightMilliseconds } from '../live/board.svelte';
import { Pace } from '../live/pace';
import { arrive, goOn, miss, reveal, tailOf, type Tail } from './tail';

const repaintMilliseconds = 250;
const reopenMilliseconds = 2_000;

/** A search may go through much of the log without finding anything; so often it goes on by itself. */
const emptyPages = 4;

/** The log under one filter: a page of it, older ones on demand, and new entries as they come. */
export class LiveLog {
  tail = $state.raw<Tail | null>(null);
  state = $state<ResourceState>('loading');
  live = $state(false);
  /** An older page is under way. */
  reading = $state(false);
  #arrivals = $state.raw<Arrivals>(new Map());
  #now = $state(Date.now());

  readonly fresh = $derived(youngerThan(this.#arrivals, highlightMilliseconds, this.#now));

  readonly #pace = new Pace<null>(repaintMilliseconds, () => this.#take());
  #waiting: Entry[] = [];
  #stream: EventSource | null = null;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  /** @param query The filter as a query string, empty or with its question mark. */
  constructor(
    private readonly query: string,
    /** Whether new entries wait, because somebody reads. */
    private readonly holds: () => boolean,
    private readonly onRefused: (status: 401 | 403) => void,
  ) {}

  /** Starts, and answers what stops it again. */
  start(): () => void {
    const look = () => (document.hidden ? this.#leave() : this.#open());
    look();
    document.addEventListener('visibilitychange', look);
    const ticking = setInterval(() => (this.#now = Date.now()), 1_000);
    return () => {
      this.#ended = true;
      document.removeEventListener('visibilitychange', look);
      clearInterval(ticking);
      clearTimeout(this.#reopening);
      this.#pace.cancel();
      this.#stream?.close();
    };
  }

  /** Shows what was held back. */
  async showNew(): Promise<void> {
    if (this.tail === null) return;
    if (this.tail.gap) await this.readFirst();
    else this.#show(reveal(this.tail));
  }

  /** Reads the page after what is shown. */
  async showOlder(): Promise<void> {
    const tail = this.tail;
    if (tail === null || this.reading) return;
    this.reading = true;
    try {
      if (tail.cut) await this.readFirst(500);
      else if (tail.next !== null) {
        const page = await this.#search(tail.next);
        // What was read anew meanwhile goes on from another place.
        if (this.tail?.next === tail.next) this.tail = goOn(this.tail, page);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.reading = false;
    }
  }

  /** Reads the newest page anew. */
  async readFirst(limit = 50): Promise<void> {
    try {
      const separator = this.query === '' ? '?' : '&';
      const page = await this.#search(`/production/log${this.query}${separator}limit=${limit}`);
      if (this.#ended) return;
      this.#show(tailOf(page));
      this.state = 'ready';
      this.#take();
    } catch (error) {
      if (!this.#ended) this.#fail(error);
    }
  }

  async #search(path: string) {
    let page = await requestPage<Entry>(path);
    for (let i = 0; i < emptyPages && page.rows.length === 0 && page.next !== null; i++) page = await requestPage<Entry>(page.next);
    return page;
  }

  /** The stream is opened before the page is read: what comes between is in both, and counts once. */
  #open(): void {
    const stream = new EventSource(`/production/log/stream${this.query}`);
    this.#stream = stream;
    stream.addEventListener('open', () => void this.#opened());
    stream.addEventListener('entry', (event: MessageEvent<string>) => {
      this.#waiting.push(JSON.parse(event.data) as Entry);
      this.#pace.offer(null);
    });
    stream.addEventListener('skipped', () => void this.#missed());
    stream.addEventListener('error', () => this.#lost(stream));
  }

  async #opened(): Promise<void> {
    this.live = true;
    await this.#missed();
  }

  /** Nobody knows what came meanwhile: the log is read again, or, if somebody reads, it is only told. */
  async #missed(): Promise<void> {
    if (this.tail === null || !this.holds()) await this.readFirst();
    else this.tail = miss(this.tail);
  }

  /** A browser has few connections to one service, and nobody looks. */
  #leave(): void {
    this.#stream?.close();
    clearTimeout(this.#reopening);
    this.live = false;
  }

  #lost(stream: EventSource): void {
    stream.close();
    this.live = false;
    if (this.tail === null) void this.readFirst();
    this.#reopening = setTimeout(() => this.state === 'refused' || this.#open(), reopenMilliseconds);
  }

  #take(): void {
    if (this.tail === null || this.#waiting.length === 0) return;
    const arrived = this.#waiting;
    this.#waiting = [];
    this.#show(arrive(this.tail, arrived, this.holds()));
  }

  #show(tail: Tail): void {
    const now = Date.now();
    this.#arrivals = noteArrivals(this.#arrivals, this.tail && [...this.tail.shown], [...tail.shown], now);
    this.#now = now;
    this.tail = tail;
  }

  #fail(error: unknown): void {
    const status = error instanceof ProblemError ? error.status : 0;
    if (status === 401 || status === 403) this.onRefused(status);
    else this.state = status === 400 ? 'refused' : 'failed';
  }
}
