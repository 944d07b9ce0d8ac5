import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppStore, type AppStore } from './appStore.ts';
import type { Frames } from './frames.ts';
import { createQueries, type Queries } from './queries.ts';
import { queryKey } from './queryCache.ts';
import { HOME } from './route.ts';
import { createServiceClient, type ServiceClient } from './serviceClient.ts';
import { createPeer, type Peer } from './testPeer.ts';

const key = queryKey('status.get', {});
const status = (waiting: number) => ({
  connection: 'online',
  waiting,
  needsAttention: 0,
  missing: 0,
  busy: false,
  download: null,
  sending: null,
  lastSyncedAt: null,
});

/** A window that paints at once. */
const soon = (work: () => void): void => void setTimeout(work, 0);
const atOnce: Frames = { afterPaint: soon, later: soon };

describe('answers on screen', () => {
  let peer: Peer;
  let store: AppStore;
  let client: ServiceClient;
  let queries: Queries;
  let restart: () => void;

  /** The store once it says what is awaited. */
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isSo()) return resolve();
      const stop = store.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  const shown = (): unknown => store.getState().queries.get(key)?.value;
  const reply = (index: number, waiting: number): void =>
    peer.say({ type: 'result', id: peer.heard[index]?.id ?? -1, result: status(waiting) });

  beforeEach(() => {
    peer = createPeer();
    store = createAppStore(HOME);
    client = createServiceClient({
      openPort: async () => peer.port,
      onRestarted: (listener) => {
        restart = listener;
        return () => undefined;
      },
      onDefect: () => undefined,
    });
    queries = createQueries(store, client, atOnce);
    queries.start();
    client.start();
  });

  afterEach(() => {
    queries.stop();
    client.stop();
    peer.close();
  });

  it('asks once for what several parts of the screen watch', async () => {
    peer.answerWith(() => status(3));
    queries.watch(key);
    queries.watch(key);
    await until(() => shown() !== undefined);
    expect(shown()).toEqual(status(3));
    expect(peer.heard).toHaveLength(1);
  });

  it('are settled when every question on its way is answered', async () => {
    queries.watch(key);
    await peer.hears(1);
    let isSettled = false;
    const settled = queries.settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    reply(0, 1);
    await settled;
    expect(shown()).toEqual(status(1));
    await queries.settled();
  });

  describe('in a window that paints when told to', () => {
    const orgs = queryKey('orgs.list', {});
    let due: Record<keyof Frames, (() => void)[]>;
    let slow: Queries;
    let renders: number;

    beforeEach(() => {
      due = { afterPaint: [], later: [] };
      slow = createQueries(store, client, {
        afterPaint: (work) => due.afterPaint.push(work),
        later: (work) => due.later.push(work),
      });
      renders = 0;
      store.subscribe(() => {
        renders += 1;
      });
    });
    /** Ends when the client has heard all that was said before. */
    const allHeard = (): Promise<void> =>
      new Promise((resolve) => {
        const stop = client.onChanged(() => {
          stop();
          setTimeout(resolve, 0);
        });
        peer.changed('rosterSync');
      });
    const pass = (moment: keyof Frames): void => due[moment].splice(0).forEach((work) => work());

    it('come together, and are settled once they are painted', async () => {
      slow.watch(key);
      slow.watch(orgs);
      await peer.hears(2);
      let isSettled = false;
      void slow.settled().then(() => {
        isSettled = true;
      });
      reply(0, 1);
      await allHeard();
      expect(renders).toBe(0);
      peer.say({ type: 'result', id: peer.heard[1]?.id ?? -1, result: [] });
      await allHeard();
      expect([renders, [...store.getState().queries.keys()]]).toEqual([1, [key, orgs]]);
      expect(isSettled).toBe(false);
      pass('afterPaint');
      await allHeard();
      expect(isSettled).toBe(true);
    });

    it('of the person before are not shown after they were forgotten', async () => {
      slow.watch(key);
      slow.watch(orgs);
      await peer.hears(2);
      reply(0, 99);
      await allHeard();
      slow.forget();
      pass('later');
      expect(shown()).toBeUndefined();
    });

    it('do not wait long for one that takes its time', async () => {
      slow.watch(key);
      slow.watch(orgs);
      await peer.hears(2);
      reply(0, 1);
      await allHeard();
      pass('later');
      expect([renders, shown()]).toEqual([1, status(1)]);
      peer.say({ type: 'result', id: peer.heard[1]?.id ?? -1, result: [] });
      await allHeard();
      expect([renders, store.getState().queries.has(orgs)]).toEqual([2, true]);
    });
  });

  it('asks again when one of its topics has changed, and for no other', async () => {
    queries.watch(key);
    await peer.hears(1);
    reply(0, 1);
    await until(() => shown() !== undefined);
    peer.changed('roster', 'licenses');
    peer.changed('status');
    await peer.hears(2);
    reply(1, 2);
    await until(() => JSON.stringify(shown()) === JSON.stringify(status(2)));
    expect(peer.heard).toHaveLength(2);
  });

  it('asks again what failed, as soon as another part of the screen wants to know it', async () => {
    queries.watch(key);
    await peer.hears(1);
    peer.say({ type: 'error', id: peer.heard[0]?.id ?? -1, code: 'defect' });
    await until(() => store.getState().queries.get(key)?.failure?.code === 'defect');
    await queries.settled();
    queries.watch(key);
    await peer.hears(2);
    reply(1, 7);
    await until(() => store.getState().queries.get(key)?.failure === null);
    expect(shown()).toMatchObject({ waiting: 7 });
  });

  it('asks once more, and not ten times, when much changes while a question is on its way', async () => {
    queries.watch(key);
    await peer.hears(1);
    for (let index = 0; index < 10; index += 1) peer.changed('status');
    reply(0, 1);
    await peer.hears(2);
    reply(1, 2);
    await until(() => JSON.stringify(shown()) === JSON.stringify(status(2)));
    void client.ask('sync.now', {});
    await peer.hears(3);
    const asked = peer.heard.filter(({ method }) => method === 'status.get');
    expect(asked).toHaveLength(2);
  });

  it('asks no more for what nothing on screen watches, and still knows the last answer', async () => {
    peer.answerWith(() => status(1));
    const leave = queries.watch(key);
    await until(() => shown() !== undefined);
    leave();
    peer.changed('status');
    await client.ask('sync.now', {});
    expect(peer.heard.filter(({ method }) => method === 'status.get')).toHaveLength(1);
    expect(shown()).toEqual(status(1));
  });

  it('shows the old answer until there is a new one, through a restart of the service as well', async () => {
    peer.answerWith(() => status(1));
    queries.watch(key);
    await until(() => shown() !== undefined);
    const values: unknown[] = [];
    store.subscribe(() => values.push(shown()));
    const old = peer;
    peer = createPeer();
    peer.answerWith(() => status(2));
    restart();
    await until(() => JSON.stringify(shown()) === JSON.stringify(status(2)));
    expect(values).not.toContain(undefined);
    old.close();
  });

  it('lets no answer of the person before come back after it was forgotten', async () => {
    queries.watch(key);
    await peer.hears(1);
    queries.forget();
    reply(0, 99);
    await peer.hears(2);
    reply(1, 0);
    await until(() => shown() !== undefined);
    expect(shown()).toEqual(status(0));
  });

  it('asks nothing while a question is held, and once what altered meanwhile when it is let go', async () => {
    queries.watch(key);
    await peer.hears(1);
    reply(0, 1);
    await until(() => shown() !== undefined);
    await queries.settled();
    const release = queries.hold(key);
    peer.changed('status');
    peer.changed('status');
    // What is said to a port is heard in its order: with the first answer both notices have been, with the second
    // question all that was asked because of them.
    for (const count of [2, 3]) {
      const answered = client.ask('orgs.list', {});
      await peer.hears(count);
      peer.say({ type: 'error', id: peer.heard[count - 1]?.id ?? -1, code: 'defect' });
      await answered;
    }
    release();
    release();
    await peer.hears(4);
    reply(3, 2);
    await until(() => (shown() as { waiting: number }).waiting === 2);
    expect(peer.heard.map(({ method }) => method)).toEqual(['status.get', 'orgs.list', 'orgs.list', 'status.get']);
  });

  it('asks nothing when a held question is let go and nothing altered', async () => {
    queries.watch(key);
    await peer.hears(1);
    reply(0, 1);
    await until(() => shown() !== undefined);
    queries.hold(key)();
    await queries.settled();
    expect(peer.heard).toHaveLength(1);
  });
});
