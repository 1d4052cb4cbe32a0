import { remember, remembered } from './storage';

const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

let still = $state(lessMotion.matches);
let wanted = $state(remembered('snow') !== 'off');

lessMotion.addEventListener('change', () => (still = lessMotion.matches));

/** Whether it snows behind the page. A system that asks for less motion always wins. */
export const snow = {
  get falls(): boolean {
    return wanted && !still;
  },
  get still(): boolean {
    return still;
  },
  switch(): void {
    wanted = !wanted;
    remember('snow', wanted ? null : 'off');
  },
};
