import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServiceClient, type ServiceClient } from './serviceClient.ts';
import { createPeer, type Peer } from './testPeer.ts';

const status = {
  connection: 'online',
  waiting: 0,
  needsAttention: 0,
  missing: 0,
  busy: false,
  download: null,
  sending: null,
  lastSyncedAt: null,
} as const;

describe('the service over its port', () => {
  let peers: Peer[];
  let defects: string[];
  let restart: () => void;
  let client: ServiceClient;
  let openPort: () => Promise<MessagePort>;

  const newest = (): Peer => {
    const peer = peers.at(-1);
    if (!peer) throw new Error('no port was asked for');
    return peer;
  };

  beforeEach(() => {
    peers = [];
    defects = [];
    restart = () => undefined;
    openPort = async () => {
      const peer = createPeer();
      peers.push(peer);
      return peer.port;
    };
    client = createServiceClient({
      openPort: () => openPort(),
      onRestarted: (listener) => {
        restart = listener;
        return () => {
          restart = () => undefined;
        };
      },
      onDefect: (what) => defects.push(what),
    });
  });

  afterEach(() => {
    client.stop();
    for (const peer of peers) peer.close();
  });

  it('matches answers to questions by id, whatever their order', async () => {
    client.start();
    const first = client.ask('status.get', {});
    const second = client.ask('server.practice', { serverUrl: 'https://x.example' });
    await Promise.resolve();
    await newest().hears(2);
    const [one, two] = newest().heard;
    newest().say({ type: 'result', id: two?.id ?? -1, result: null });
    newest().say({ type: 'result', id: one?.id ?? -1, result: status });
    expect(await first).toEqual({ ok: true, value: status });
    expect(await second).toEqual({ ok: true, value: null });
  });

  it('keeps questions that come before the port does, and asks them once', async () => {
    let give: (port: MessagePort) => void = () => undefined;
    openPort = () => new Promise((resolve) => (give = resolve));
    client.start();
    const answer = client.ask('status.get', {});
    const peer = createPeer();
    peers.push(peer);
    peer.answerWith(() => status);
    give(peer.port);
    expect(await answer).toEqual({ ok: true, value: status });
    expect(peer.heard.map(({ method }) => method)).toEqual(['status.get']);
  });

  it('gives a failure as a value, with where a damaged store lies', async () => {
    client.start();
    const answer = client.ask('session.get', {});
    await Promise.resolve();
    await newest().hears(1);
    newest().say({
      type: 'error',
      id: newest().heard[0]?.id ?? -1,
      code: 'storeDamaged',
      detail: '/x/store-damaged.db',
    });
    expect(await answer).toEqual({ ok: false, failure: { code: 'storeDamaged', detail: '/x/store-damaged.db' } });
  });

  it('never sends what the contract does not know', async () => {
    client.start();
    const answer = await client.ask('session.signIn', { serverUrl: 'x'.repeat(3000), email: '', password: '' });
    expect(answer).toEqual({ ok: false, failure: { code: 'invalid', detail: null } });
    expect(newest().heard).toEqual([]);
    expect(defects).toHaveLength(1);
  });

  it('never shows an answer the contract does not know', async () => {
    client.start();
    await Promise.resolve();
    newest().answerWith(() => ({ ...status, waiting: 'three' }));
    expect(await client.ask('status.get', {})).toEqual({ ok: false, failure: { code: 'defect', detail: null } });
    expect(defects).toEqual(['status.get: a result that is not in the contract']);
  });

  it('passes on what has changed, and drops messages that are none', async () => {
    client.start();
    await Promise.resolve();
    const topics = new Promise((resolve) => client.onChanged(resolve));
    newest().port.dispatchEvent(new Event('nothing'));
    newest().say({ type: 'nonsense' } as never);
    newest().changed('licenses', 'activity');
    expect(await topics).toEqual(['licenses', 'activity']);
    expect(defects).toEqual(['a message of the service that is not in the contract']);
  });

  it('fails what was under way when the service restarts, then asks the new one', async () => {
    client.start();
    await Promise.resolve();
    const lost = client.ask('status.get', {});
    await newest().hears(1);
    const reconnected = new Promise<void>((resolve) => client.onReconnected(resolve));
    restart();
    expect(await lost).toEqual({ ok: false, failure: { code: 'disconnected', detail: null } });
    await reconnected;
    expect(peers).toHaveLength(2);
    newest().answerWith(() => status);
    expect(await client.ask('status.get', {})).toEqual({ ok: true, value: status });
  });

  it('takes no answer of a service that is gone for an answer of the new one', async () => {
    client.start();
    await Promise.resolve();
    const old = newest();
    restart();
    await Promise.resolve();
    const answer = client.ask('status.get', {});
    await newest().hears(1);
    old.say({ type: 'result', id: newest().heard[0]?.id ?? -1, result: { ...status, waiting: 99 } });
    newest().say({ type: 'result', id: newest().heard[0]?.id ?? -1, result: status });
    expect(await answer).toEqual({ ok: true, value: status });
  });

  it('closes a port that comes after the service was restarted once more', async () => {
    const gives: ((port: MessagePort) => void)[] = [];
    openPort = () => new Promise((resolve) => gives.push(resolve));
    client.start();
    restart();
    const [late, current] = [createPeer(), createPeer()];
    peers.push(late, current);
    current.answerWith(() => status);
    late.answerWith(() => ({ ...status, waiting: 99 }));
    const answer = client.ask('status.get', {});
    gives[1]?.(current.port);
    gives[0]?.(late.port);
    expect(await answer).toEqual({ ok: true, value: status });
    expect(late.heard).toEqual([]);
  });

  it('says so when no port can be had, and tries again at the next question', async () => {
    const working = openPort;
    openPort = () => Promise.reject(new Error('no'));
    client.start();
    expect(await client.ask('status.get', {})).toEqual({ ok: false, failure: { code: 'disconnected', detail: null } });
    openPort = working;
    const answer = client.ask('status.get', {});
    await Promise.resolve();
    newest().answerWith(() => status);
    expect(await answer).toEqual({ ok: true, value: status });
  });

  it('leaves no question hanging when it is stopped', async () => {
    client.start();
    await Promise.resolve();
    const answer = client.ask('status.get', {});
    client.stop();
    expect(await answer).toEqual({ ok: false, failure: { code: 'disconnected', detail: null } });
  });
});
