import type { Explanation } from './explanation';

let shown = $state.raw<(() => Explanation) | null>(null);

/** The explanation that is open. It is asked for again whenever its figures change, so that it tells them as they are now. */
export const explain = {
  get shown(): Explanation | null {
    return shown?.() ?? null;
  },
  show(explanation: () => Explanation): void {
    shown = explanation;
  },
  close(): void {
    shown = null;
  },
};
