import { expect, it } from 'vitest';
import { fall, flakesFor } from './flakes';

it('lets more snow fall on a larger page, within limits', () => {
  const random = () => 0.5;
  expect(flakesFor(320, 640, random).length).toBeLessThan(flakesFor(1440, 900, random).length);
  expect(flakesFor(3840, 2160, random).length).toBeLessThanOrEqual(160);
});

it('brings a flake in again above when it has left below', () => {
  const flake = { x: 0.5, y: 0.999, depth: 1, phase: 0 };
  fall(flake, 1);
  expect(flake.y).toBeLessThan(0.1);
  expect(flake.x).toBeGreaterThanOrEqual(0);
});
