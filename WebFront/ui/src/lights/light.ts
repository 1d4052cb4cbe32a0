/** The shapes of `GET /api/v1/preflight`: one JSON object a line. */

export type LightState = 'green' | 'yellow' | 'red' | 'off';

/** A light that was checked. */
export interface Light {
  name: string;
  state: LightState;
  milliseconds: number;
  code: string;
  /** In English, as is `mend`. */
  reason: string;
  mend: string | null;
  /** What stands in both texts in this case, for translations. */
  values: Record<string, string>;
}

export interface PreflightSummary {
  ok: boolean;
  green: number;
  yellow: number;
  red: number;
  off: number;
  milliseconds: number;
  build: string;
}

export interface PreflightLine {
  lights?: string[];
  light?: Light;
  summary?: PreflightSummary;
}

/** Splits what comes in pieces into lines; the last, unfinished one waits for its rest. */
export class Lines {
  #rest = '';

  take(piece: string): string[] {
    const parts = (this.#rest + piece).split('\n');
    this.#rest = parts.pop()!;
    return parts.filter((line) => line !== '');
  }
}
