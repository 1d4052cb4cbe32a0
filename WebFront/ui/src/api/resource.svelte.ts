import { Pace } from '../live/pace';
import { getShop } from '../shell/shop.svelte';
import { ProblemError, request } from './request';

/** `missing`: there is nothing of the kind (404). `refused`: the question makes no sense (400). `failed`: no answer, or none now. */
export type ResourceState = 'loading' | 'ready' | 'missing' | 'refused' | 'failed';

const refreshMilliseconds = 1_000;
const retryMilliseconds = 5_000;
const keptAnswers = 40;

/** Last answers by their path, so that going back shows at once what was there. */
const kept = new Map<string, unknown>();

function keep(path: string, answer: unknown): void {
  kept.delete(path);
  kept.set(path, answer);
  if (kept.size > keptAnswers) kept.delete(kept.keys().next().value!);
}

/** What the service answers at a path, kept current. The last answer stays while a newer one cannot be had. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  state = $state<ResourceState>('loading');
  #path: string | null = null;
  #turn = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onRefused: (status: 401 | 403) => void) {}

  open(path: string): void {
    if (path === this.#path) return;
    this.#path = path;
    this.value = (kept.get(path) as T | undefined) ?? null;
    this.state = this.value === null ? 'loading' : 'ready';
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const path = this.#path;
    if (path === null) return;
    clearTimeout(this.#retry);
    const turn = ++this.#turn;
    try {
      const answer = await request<T>('GET', path);
      if (turn !== this.#turn) return;
      keep(path, answer);
      this.value = answer;
      this.state = 'ready';
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  close(): void {
    this.#turn++;
    clearTimeout(this.#retry);
  }

  #fail(error: unknown): void {
    const status = error instanceof ProblemError ? error.status : 0;
    if (status === 401 || status === 403) this.onRefused(status);
    else if (status === 404) [this.state, this.value] = ['missing', null];
    else if (status === 400) [this.state, this.value] = ['refused', null];
    else {
      this.state = 'failed';
      this.#retry = setTimeout(() => void this.refresh(), retryMilliseconds);
    }
  }
}

/** The answer at a path for as long as the component lives, asked for again whenever something was counted. */
export function useResource<T>(path: () => string): Resource<T> {
  const shop = getShop();
  const resource = new Resource<T>((status) => void shop.visit.refused(status));
  const pace = new Pace<unknown>(refreshMilliseconds, () => void resource.refresh());
  let pulse = shop.pulse;
  const follow = () => {
    if (shop.pulse === pulse || document.hidden) return;
    pulse = shop.pulse;
    pace.offer(pulse);
  };
  $effect(() => resource.open(path()));
  $effect(follow);
  // Where nobody looks nothing is asked for; it is made up for when somebody does.
  $effect(() => {
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  });
  $effect(() => () => {
    pace.cancel();
    resource.close();
  });
  return resource;
}
