import { ProblemError } from '../api/request';
import { Lines, type Light, type PreflightLine, type PreflightSummary } from './light';

/** `refused`: the key may not run the preflight. `failed`: there was no answer, or not all of it. */
export type PreflightState = 'running' | 'done' | 'refused' | 'failed';

/** A run of the preflight, light by light. */
export class Preflight {
  names = $state.raw<string[]>([]);
  lights = $state.raw<Light[]>([]);
  summary = $state.raw<PreflightSummary | null>(null);
  state = $state<PreflightState>('running');
  #run: AbortController | null = null;

  /** @param pauseMilliseconds What lies between two lights at least: they light up one after the other, however fast they are checked. */
  constructor(
    private readonly pauseMilliseconds: () => number,
    private readonly onSignedOut: () => void,
  ) {}

  async start(): Promise<void> {
    this.stop();
    const run = (this.#run = new AbortController());
    [this.lights, this.summary, this.state] = [[], null, 'running'];
    try {
      for await (const line of readLines(run.signal)) {
        if (line.light) await pause(this.pauseMilliseconds());
        if (run.signal.aborted) return;
        this.#take(line);
      }
      if (this.summary === null) this.state = 'failed';
    } catch (error) {
      if (!run.signal.aborted) this.#fail(error);
    }
  }

  stop(): void {
    this.#run?.abort();
  }

  #take(line: PreflightLine): void {
    if (line.lights) this.names = line.lights;
    if (line.light) this.lights = [...this.lights, line.light];
    if (line.summary) [this.summary, this.state] = [line.summary, 'done'];
  }

  #fail(error: unknown): void {
    this.state = error instanceof ProblemError && error.status === 403 ? 'refused' : 'failed';
    if (error instanceof ProblemError && error.status === 401) this.onSignedOut();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function* readLines(signal: AbortSignal): AsyncGenerator<PreflightLine> {
  const response = await fetch('/api/v1/preflight', { credentials: 'same-origin', cache: 'no-store', signal });
  if (!response.ok) throw new ProblemError(response.status, '');
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  const lines = new Lines();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const line of lines.take(decoder.decode(piece.value, { stream: true }))) yield JSON.parse(line) as PreflightLine;
  }
}
