import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetworkWatch } from './network.ts';

describe('the network of this computer', () => {
  let online: boolean;
  let serverUrl: string;
  let told: boolean[];
  let watch: ReturnType<typeof createNetworkWatch>;

  beforeEach(() => {
    vi.useFakeTimers();
    online = true;
    serverUrl = 'https://licenses.example.org';
    told = [];
    watch = createNetworkWatch({
      isOnline: () => online,
      serverUrl: () => serverUrl,
      tell: (now) => void told.push(now),
    });
    watch.start();
    watch.report();
  });

  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('is told of when it changes, and only then', () => {
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true]);
    online = false;
    vi.advanceTimersByTime(10_000);
    online = true;
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true, false, true]);
  });

  it('is not needed for a server on this very computer', () => {
    serverUrl = 'http://127.0.0.1:4000';
    online = false;
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true]);
  });

  it('is asked no more after the end', () => {
    watch.stop();
    online = false;
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([true]);
  });
});
