import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dashboard, DashboardPatch, VersionedDashboard } from '../api/contract';
import { ProblemError } from '../api/request';
import { answerLater, dashboardOf, type AnswerLater } from '../testing';
import { DashboardFeed, pollMilliseconds, type ConnectionState } from './feed';
import type { HubEvents } from './hub';

/** A hub whose answers the test gives by hand. */
class FakeHub {
  readonly started = answerLater<void>();
  readonly watches: AnswerLater<VersionedDashboard>[] = [];
  stopped = false;

  constructor(readonly events: HubEvents) {}

  start = () => this.started.promise;
  stop = async () => void (this.stopped = true);
  watch = () => {
    const answer = answerLater<VersionedDashboard>();
    this.watches.push(answer);
    return answer.promise;
  };

  send(after: number, version: number, activityCount: number) {
    const patch: DashboardPatch = { after, version, changes: { activityCount } };
    this.events.onPatch(patch);
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the feed', () => {
  let hubs: FakeHub[];
  let counts: (number | null)[];
  let states: ConnectionState[];
  let refusals: number[];
  let alerts: string[];
  let read: ReturnType<typeof vi.fn<() => Promise<Dashboard>>>;
  let feed: DashboardFeed;

  const hub = () => hubs[hubs.length - 1]!;
  const state = (version: number, activityCount: number) => ({ version, dashboard: dashboardOf({ activityCount }) });

  async function goLive(version = 1, activityCount = 100) {
    feed.start();
    hub().started.resolve();
    await settled();
    hub().watches[0]!.resolve(state(version, activityCount));
    await settled();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    hubs = [];
    counts = [];
    states = [];
    refusals = [];
    alerts = [];
    read = vi.fn(async () => dashboardOf({ activityCount: 7 }));
    feed = new DashboardFeed(
      {
        openHub: (events) => {
          hubs.push(new FakeHub(events));
          return hub();
        },
        readDashboard: read,
      },
      {
        onDashboard: (dashboard) => counts.push(dashboard.activityCount),
        onConnection: (connection) => states.push(connection),
        onAlert: (push) => alerts.push(push.id),
        onRefused: (status) => refusals.push(status),
      },
    );
  });

  afterEach(() => {
    feed.stop();
    vi.useRealTimers();
  });

  it('passes alerts on', async () => {
    await goLive();
    hub().events.onAlert({ id: 'a', test: false, count: 0, alerts: [] });
    expect(alerts).toEqual(['a']);
  });

  it('takes the whole state, then follows the patches', async () => {
    await goLive();
    hub().send(1, 2, 101);
    hub().send(2, 3, 102);
    expect(counts).toEqual([100, 101, 102]);
    expect(states).toEqual(['connecting', 'live']);
    expect(read).not.toHaveBeenCalled();
  });

  it('takes the whole state again after a gap, and ignores what that already contains', async () => {
    await goLive();
    hub().send(5, 6, 106);
    hub().send(6, 7, 107);
    hub().send(7, 8, 108);
    await settled();
    expect(counts).toEqual([100]);
    hub().watches[1]!.resolve(state(7, 107));
    await settled();
    expect(counts).toEqual([100, 107, 108]);
    expect(hub().watches).toHaveLength(2);
  });

  it('loses no patch that arrives in the same breath as the whole state', async () => {
    feed.start();
    hub().started.resolve();
    await settled();
    hub().watches[0]!.resolve(state(1, 100));
    hub().send(1, 2, 101);
    await settled();
    expect(counts).toEqual([100, 101]);
  });

  it('polls at once and every 30 seconds when the connection is lost', async () => {
    await goLive();
    hub().events.onClosed();
    await settled();
    expect(states).toEqual(['connecting', 'live', 'connecting', 'polling']);
    expect(counts).toEqual([100, 7]);
    await vi.advanceTimersByTimeAsync(pollMilliseconds);
    expect(counts).toEqual([100, 7, 7]);
  });

  it('goes back to live with the whole state and stops polling', async () => {
    await goLive();
    hub().events.onClosed();
    await vi.advanceTimersByTimeAsync(500);
    expect(hubs).toHaveLength(2);
    hub().started.resolve();
    await settled();
    hub().watches[0]!.resolve(state(1, 300));
    await settled();
    expect(states.at(-1)).toBe('live');
    expect(counts.at(-1)).toBe(300);
    const reads = read.mock.calls.length;
    await vi.advanceTimersByTimeAsync(10 * pollMilliseconds);
    expect(read).toHaveBeenCalledTimes(reads);
  });

  it('ignores what a lost connection still says', async () => {
    await goLive();
    const lost = hub();
    lost.events.onClosed();
    await settled();
    lost.send(1, 2, 999);
    expect(counts).not.toContain(999);
    expect(lost.stopped).toBe(true);
  });

  it('does not let a slow poll overwrite a newer live state', async () => {
    const slow = answerLater<Dashboard>();
    read.mockReturnValueOnce(slow.promise);
    await goLive();
    hub().events.onClosed();
    await vi.advanceTimersByTimeAsync(500);
    hub().started.resolve();
    await settled();
    hub().watches[0]!.resolve(state(9, 300));
    await settled();
    slow.resolve(dashboardOf({ activityCount: 1 }));
    await settled();
    expect(counts.at(-1)).toBe(300);
    expect(states.at(-1)).toBe('live');
  });

  it('says so when nothing answers, and keeps trying', async () => {
    read.mockRejectedValue(new TypeError('no network'));
    feed.start();
    hub().started.reject(new Error('no network'));
    await settled();
    expect(states).toEqual(['connecting', 'offline']);
    for (let attempt = 2; attempt <= 6; attempt++) {
      await vi.advanceTimersByTimeAsync(5_000);
      hub().started.reject(new Error('no network'));
      await settled();
    }
    expect(hubs.length).toBeGreaterThanOrEqual(6);
    expect(states).toEqual(['connecting', 'offline']);
  });

  it.each([401, 403] as const)('stops when the service answers %i', async (status) => {
    read.mockRejectedValue(new ProblemError(status, 'key.missing'));
    feed.start();
    hub().started.reject(new Error('refused'));
    await settled();
    expect(refusals).toEqual([status]);
    await vi.advanceTimersByTimeAsync(10 * pollMilliseconds);
    expect(hubs).toHaveLength(1);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('notices within one attempt that the service is back but the session is not', async () => {
    read.mockRejectedValueOnce(new TypeError('no network'));
    await goLive();
    hub().events.onClosed();
    await settled();
    expect(states.at(-1)).toBe('offline');
    read.mockRejectedValue(new ProblemError(401, 'key.missing'));
    await vi.advanceTimersByTimeAsync(500);
    hub().started.reject(new Error('refused'));
    await settled();
    expect(refusals).toEqual([401]);
  });

  it('tries at once when asked to, instead of waiting', async () => {
    await goLive();
    hub().events.onClosed();
    await settled();
    feed.retryNow();
    expect(hubs).toHaveLength(2);
    feed.retryNow();
    expect(hubs).toHaveLength(2);
  });

  it('is silent once stopped', async () => {
    feed.start();
    feed.stop();
    hub().started.resolve();
    await settled();
    hub().watches[0]?.resolve(state(1, 100));
    await vi.advanceTimersByTimeAsync(10 * pollMilliseconds);
    expect(counts).toEqual([]);
    expect(states).toEqual(['connecting']);
    expect(hubs).toHaveLength(1);
  });
});
