export interface Flake {
  /** Place as a share of the width and height, 0…1. */
  x: number;
  y: number;
  /** 0 far away … 1 near: near flakes are larger, brighter and faster. */
  depth: number;
  /** Where it is in its sway, in radians. */
  phase: number;
}

/** One flake for so many square pixels, at most {@link mostFlakes}. */
const pixelsPerFlake = 13_000;
const mostFlakes = 160;

export function flakesFor(width: number, height: number, random: () => number): Flake[] {
  const count = Math.min(mostFlakes, Math.round((width * height) / pixelsPerFlake));
  return Array.from({ length: count }, () => ({ x: random(), y: random(), depth: random() ** 1.5, phase: random() * 2 * Math.PI }));
}

/** Lets a flake fall for so many seconds; one that leaves below comes in again above. */
export function fall(flake: Flake, seconds: number): void {
  flake.phase += seconds * (0.4 + flake.depth * 0.5);
  flake.y = (flake.y + seconds * (0.014 + flake.depth * 0.03)) % 1;
  flake.x = (flake.x + seconds * 0.006 * Math.sin(flake.phase) + 1) % 1;
}
