import { remember, remembered } from './storage';

export type Theme = 'dark' | 'light';

const system = matchMedia('(prefers-color-scheme: light)');
const stored = remembered('theme');

let ofSystem = $state<Theme>(system.matches ? 'light' : 'dark');
let chosen = $state<Theme | null>(stored === 'dark' || stored === 'light' ? stored : null);

system.addEventListener('change', () => (ofSystem = system.matches ? 'light' : 'dark'));

/** The page's theme: the system's, unless the other one was chosen. */
export const theme = {
  get current(): Theme {
    return chosen ?? ofSystem;
  },
  /** Choosing what the system says anyway means following the system again. */
  switch(): void {
    const other = this.current === 'dark' ? 'light' : 'dark';
    chosen = other === ofSystem ? null : other;
    remember('theme', chosen);
  },
};
