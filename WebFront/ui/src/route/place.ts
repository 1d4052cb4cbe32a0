/** A page that is gone back to fills itself again; until it is long enough, its old place cannot be shown. */
const patienceMilliseconds = 1_500;

/** Remembers how far the page is scrolled, in its step of the history. */
export function keepPlace(): void {
  history.replaceState({ place: scrollY }, '');
}

/** Scrolls where the page was when it was left, unless the reader scrolls first. */
export function restorePlace(): void {
  const place = (history.state as { place?: number } | null)?.place ?? 0;
  const deadline = performance.now() + patienceMilliseconds;
  const stop = new AbortController();
  for (const input of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(input, () => stop.abort(), { signal: stop.signal, passive: true });
  const step = () => {
    if (stop.signal.aborted) return;
    scrollTo(0, place);
    if (scrollY >= place - 1 || performance.now() > deadline) stop.abort();
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
