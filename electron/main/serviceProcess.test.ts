import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ControlToService } from '../../shared/contract/ipcControl.ts';
import {
  createServiceProcess,
  type ChildProcess,
  type Init,
  type Reply,
  type ServiceNews,
  type ServiceProcess,
} from './serviceProcess.ts';

const init: Init = {
  type: 'init',
  dataFolder: '/data',
  serverUrl: '',
  keep: 'disk',
  lastAccountKey: null,
  deviceName: 'Office',
};

/** A process that does what it is told by the test. */
function createChild() {
  const events = new EventEmitter();
  const heard: ControlToService[] = [];
  const child = {
    heard,
    ports: [] as MessagePortMain[],
    killed: 0,
    spawn: () => events.emit('spawn'),
    say: (message: unknown) => events.emit('message', message),
    exit: (code: number) => events.emit('exit', code),
    process: {
      postMessage: (message: ControlToService, transfer: MessagePortMain[] = []) => {
        heard.push(message);
        child.ports.push(...transfer);
      },
      kill: () => {
        child.killed += 1;
        return true;
      },
      on: (name: string, listener: (given: never) => void) =>
        events.on(name, (given: unknown) => listener(given as never)),
    } satisfies ChildProcess,
  };
  return child;
}

describe('the service process', () => {
  let children: ReturnType<typeof createChild>[];
  let news: [ServiceNews, Reply][];
  let ready: boolean[];
  let now: number;
  let service: ServiceProcess;
  const child = (index: number) => {
    const found = children[index];
    if (found === undefined) throw new Error(`no process number ${index}`);
    return found;
  };
  const port = (name: string) => name as unknown as MessagePortMain;
  /** Forked, begun and ready. */
  const run = async (): Promise<void> => {
    service.start();
    child(0).spawn();
    await service.begin(() => init);
    child(0).say({ type: 'ready' });
  };

  beforeEach(() => {
    vi.useFakeTimers();
    children = [];
    news = [];
    ready = [];
    now = 0;
    service = createServiceProcess({
      fork: () => {
        const next = createChild();
        children.push(next);
        return next.process;
      },
      onNews: (message, reply) => news.push([message, reply]),
      onReady: (isRestart) => ready.push(isRestart),
      log: () => undefined,
      now: () => now,
    });
  });

  afterEach(() => vi.useRealTimers());

  it('loads at once, and gets its init when secrets are guarded', async () => {
    service.start();
    child(0).spawn();
    expect(child(0).heard).toEqual([]);
    await service.begin(() => init);
    expect(child(0).heard).toEqual([init]);
  });

  it('gets its init when it is there, if that comes last', async () => {
    service.start();
    await service.begin(() => init);
    expect(child(0).heard).toEqual([]);
    child(0).spawn();
    expect(child(0).heard).toEqual([init]);
  });

  it('gets ports and messages only when it is ready', async () => {
    service.start();
    child(0).spawn();
    service.whenReady((transferPort) => transferPort(port('first')));
    service.tell({ type: 'resume' });
    await service.begin(() => init);
    expect(child(0).ports).toEqual([]);
    child(0).say({ type: 'ready' });
    expect(ready).toEqual([false]);
    service.whenReady((transferPort) => transferPort(port('second')));
    service.tell({ type: 'resume' });
    expect(child(0).ports).toEqual(['first', 'second']);
    expect(child(0).heard).toEqual([init, { type: 'port' }, { type: 'port' }, { type: 'resume' }]);
  });

  it('is started again when it dies, later each time, with a new init', async () => {
    await run();
    child(0).exit(9);
    expect(children.length).toBe(1);
    vi.advanceTimersByTime(249);
    expect(children.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect(children.length).toBe(2);
    child(1).spawn();
    expect(child(1).heard).toEqual([init]);
    child(1).exit(9);
    vi.advanceTimersByTime(250);
    expect(children.length).toBe(2);
    vi.advanceTimersByTime(250);
    expect(children.length).toBe(3);
  });

  it('is started soon again when it had been well for a minute', async () => {
    await run();
    child(0).exit(9);
    vi.advanceTimersByTime(250);
    now = 61_000;
    child(1).exit(9);
    vi.advanceTimersByTime(250);
    expect(children.length).toBe(3);
  });

  it('says that it was restarted when the new one is ready, and serves those who asked meanwhile', async () => {
    await run();
    child(0).exit(9);
    service.whenReady((transferPort) => transferPort(port('meanwhile')));
    vi.advanceTimersByTime(250);
    child(1).spawn();
    expect(ready).toEqual([false]);
    child(1).say({ type: 'ready' });
    expect(ready).toEqual([false, true]);
    expect(child(1).ports).toEqual(['meanwhile']);
  });

  it('passes on what it says, once it fits the contract', async () => {
    await run();
    const message = { type: 'secretGet', requestId: 1, name: 'dataKey:abc' };
    for (const wrong of [null, 'ready', {}, { type: 'eval' }, { ...message, name: '../x' }, { ...message, more: 1 }]) {
      child(0).say(wrong);
    }
    child(0).say(message);
    expect(news.map(([said]) => said)).toEqual([message]);
  });

  it('does not get the answer to what the one before it asked', async () => {
    await run();
    child(0).say({ type: 'secretGet', requestId: 1, name: 'dataKey:abc' });
    const reply = news[0]?.[1];
    child(0).exit(9);
    vi.advanceTimersByTime(250);
    child(1).spawn();
    reply?.({ type: 'secret', requestId: 1, value: 'k' });
    expect(child(0).heard).not.toContainEqual({ type: 'secret', requestId: 1, value: 'k' });
    expect(child(1).heard).toEqual([init]);
  });

  it('is asked to end, and then ended', async () => {
    await run();
    const stopped = service.stop();
    expect(child(0).heard.at(-1)).toEqual({ type: 'shutdown' });
    expect(child(0).killed).toBe(0);
    child(0).say({ type: 'stopped' });
    expect(child(0).killed).toBe(1);
    child(0).exit(0);
    await stopped;
    vi.advanceTimersByTime(60_000);
    expect(children.length).toBe(1);
  });

  it('is ended all the same when it does not answer, and waited for no longer than that', async () => {
    await run();
    const stopped = service.stop();
    vi.advanceTimersByTime(4_000);
    expect(child(0).killed).toBe(1);
    vi.advanceTimersByTime(1_000);
    await stopped;
  });

  it('is not started again while the app ends', async () => {
    await run();
    child(0).exit(9);
    await service.stop();
    vi.advanceTimersByTime(60_000);
    expect(children.length).toBe(1);
  });

  it('is ended before it has begun', async () => {
    service.start();
    const stopped = service.stop();
    child(0).spawn();
    expect(child(0).heard).toEqual([]);
    expect(child(0).killed).toBeGreaterThan(0);
    child(0).exit(0);
    await stopped;
  });

  it('is another one after a choice that changes where things are kept', async () => {
    await run();
    const again = service.begin(() => ({ ...init, keep: 'memory' }));
    child(0).exit(0);
    await again;
    expect(children.length).toBe(2);
    child(1).spawn();
    child(1).say({ type: 'ready' });
    expect(child(1).heard).toEqual([{ ...init, keep: 'memory' }]);
    expect(ready).toEqual([false, true]);
  });
});
