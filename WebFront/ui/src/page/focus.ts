/**
 * Gives a page's main part the focus when what had it is gone, so that a keyboard or screen reader goes on there.
 * Not on the first load: then the reader starts at the top, as on any page.
 */
export function takeLostFocus(main: HTMLElement): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && navigator.userActivation?.hasBeenActive) main.focus({ preventScroll: true });
}
