import { describe, expect, it } from 'vitest';
import { dashboardOf } from '../testing';
import { activity, litWindows, qualityBand, readinessTone, shareBand, shareTone } from './kpis';

describe('bands', () => {
  it('of readiness are the service’s', () => {
    expect(readinessTone('ready')).toBe('good');
    expect(readinessTone('development')).toBe('warn');
    expect(readinessTone('prototype')).toBe('bad');
  });

  it.each([
    [100, 'excellent'],
    [99.1, 'excellent'],
    [99, 'good'],
    [95.1, 'good'],
    [95, 'fair'],
    [90.1, 'fair'],
    [90, 'poor'],
    [0, 'poor'],
  ])('put %d % in %s', (share, band) => expect(shareBand(share)).toBe(band));

  it('of quality look at the exact counts, not at the rounded score', () => {
    const errorStats = { ...dashboardOf().errorStats, count: 9_996, total: 1_000_000 };
    expect(qualityBand(dashboardOf({ qualityScore: 99, errorStats }))).toBe('excellent');
  });

  it('do not exist without data', () => {
    expect(shareBand(null)).toBeNull();
    expect(qualityBand({ errorStats: { ...dashboardOf().errorStats, count: 0, total: 0 } })).toBeNull();
    expect(shareTone(null)).toBe('none');
    expect(readinessTone(null)).toBe('none');
  });
});

describe('activity', () => {
  it.each([
    [812, 100, 'good', true],
    [64, 64, 'warn', false],
    [3, 3, 'bad', false],
    [0, 0, 'bad', false],
  ])('of %d entries at %d %', (activityCount, activityFactor, tone, met) => {
    expect(activity({ activityCount, activityFactor })).toEqual({ count: activityCount, tone, met });
  });

  it('is unknown without data', () => {
    expect(activity({ activityCount: null, activityFactor: null }).count).toBeNull();
  });
});

describe('windows', () => {
  it('are lit from the left, the last one in part', () => {
    expect(litWindows(62.5, 4)).toEqual([1, 1, 0.5, 0]);
  });

  it('stay dark without data', () => {
    expect(litWindows(null, 2)).toEqual([0, 0]);
  });

  it('are all lit at 100 %', () => {
    expect(litWindows(100, 3)).toEqual([1, 1, 1]);
  });
});
