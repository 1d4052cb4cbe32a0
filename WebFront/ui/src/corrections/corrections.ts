import type { CorrectedKind, Correction } from '../api/contract';
import { ProblemError, request } from '../api/request';

export const correctionsPath = '/api/v1/corrections';

/** Names of the messages in `corrections.problems`. */
export type CorrectionProblem = 'unknown' | 'corrected' | 'none' | 'circle' | 'invalid' | 'mayNot' | 'failed';

/** What is wanted; with the same id again it is done once. */
export interface CorrectionWish {
  id: string;
  kind: CorrectedKind;
  from: string;
  note?: string;
}

export const correctName = (wish: CorrectionWish & { to: string }) => request<Correction>('POST', correctionsPath, wish);

export const undoCorrection = (wish: CorrectionWish) => request<Correction>('POST', correctionsPath, { ...wish, undo: true });

/** What to tell a person whose correction was not made. */
export function correctionProblem(error: unknown): CorrectionProblem {
  if (!(error instanceof ProblemError)) return 'failed';
  switch (error.code) {
    case 'correction.made':
      return 'corrected';
    case 'correction.none':
      return 'none';
    case 'correction.circle':
      return 'circle';
  }
  if (error.status === 404) return 'unknown';
  if (error.status === 403) return 'mayNot';
  return error.status === 422 ? 'invalid' : 'failed';
}

/** A UUID; browsers make them only where the connection is secure. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
