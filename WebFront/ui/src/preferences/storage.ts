/** Reads and writes what the page remembers. Storage can be blocked; then nothing is remembered. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`workshop.${name}`);
  } catch {
    return null;
  }
}

/** `null` forgets. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`workshop.${name}`);
    else localStorage.setItem(`workshop.${name}`, value);
  } catch {
    // Not remembered, but in force until the page is closed.
  }
}
