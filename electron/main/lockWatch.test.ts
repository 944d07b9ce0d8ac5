import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLockWatch } from './lockWatch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(lockAfter: number) {
  const app = new EventEmitter();
  const contents = new EventEmitter();
  const began = Date.now();
  let usedElsewhere = began;
  const powerMonitor = Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => Math.floor((Date.now() - usedElsewhere) / 1000),
  });
  const lock = vi.fn();
  const part = createLockWatch({ app, powerMonitor, lockAfter: () => lockAfter, lock, now: () => Date.now() } as never);
  void part.start();
  app.emit('web-contents-created', {}, contents);
  return {
    lock,
    part,
    powerMonitor,
    pass: (minutes: number) => vi.advanceTimersByTime(minutes * 60_000),
    useHere: () => contents.emit('input-event', {}, {}),
    useElsewhere: () => {
      usedElsewhere = Date.now();
    },
  };
}

describe('a computer that nobody uses', () => {
  it('is locked after the minutes chosen, not before', () => {
    const { lock, pass } = watched(10);
    pass(9.9);
    expect(lock).not.toHaveBeenCalled();
    pass(0.2);
    expect(lock).toHaveBeenCalled();
  });

  it.each(['useHere', 'useElsewhere'] as const)('begins to count anew with each use: %s', (use) => {
    const watch = watched(10);
    watch.pass(8);
    watch[use]();
    watch.pass(8);
    expect(watch.lock).not.toHaveBeenCalled();
    watch.pass(3);
    expect(watch.lock).toHaveBeenCalled();
  });

  it.each(['lock-screen', 'suspend'])('is locked at once at %s', (event) => {
    const { lock, powerMonitor } = watched(60);
    powerMonitor.emit(event);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('is never locked where the person wants it so, nor after the end', () => {
    const never = watched(0);
    never.pass(600);
    never.powerMonitor.emit('lock-screen');
    expect(never.lock).not.toHaveBeenCalled();
    const ended = watched(5);
    void ended.part.stop();
    ended.pass(600);
    ended.powerMonitor.emit('suspend');
    expect(ended.lock).not.toHaveBeenCalled();
  });
});
