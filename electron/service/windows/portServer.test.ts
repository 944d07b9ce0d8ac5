import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/sampleStore.ts';
import { openWindow, startTestService, until } from '../testing/testService.ts';
import { createPortServer } from './portServer.ts';
import type { ServicePort } from './servicePort.ts';

const service = () => startTestService({ dataFolder: temporaryFolder(), serverUrl: 'http://127.0.0.1:9' });

describe('the port of a window', () => {
  it('answers each request by its number', async () => {
    const { window } = service();
    const [session, status] = await Promise.all([window.ask('session.get', {}), window.ask('status.get', {})]);
    expect(session).toEqual({ state: 'signedOut', serverUrl: 'http://127.0.0.1:9' });
    expect(status).toMatchObject({ connection: 'signedOut', waiting: 0 });
  });

  it('refuses what breaks the contract, and goes on', async () => {
    const { window } = service();
    expect(await window.refused('classes.get', { classId: 7 } as never)).toBe('invalid');
    expect(await window.refused('changes.save', { label: '', intents: [] })).toBe('invalid');
    expect(await window.refused('no.such' as never, {} as never)).toBe('invalid');
    for (const rubbish of [null, 'text', 7, { id: 'x' }, [], { method: 'session.get' }]) window.post(rubbish);
    expect(await window.ask('session.get', {})).toMatchObject({ state: 'signedOut' });
  });

  it('says that somebody must sign in first', async () => {
    const { window } = service();
    expect(await window.refused('dashboard.get', { orgId: null })).toBe('signedOut');
    expect(await window.refused('activity.get', {})).toBe('signedOut');
  });

  it('serves several windows and forgets those that close', async () => {
    const { service: running } = service();
    const other = openWindow(running);
    await other.ask('session.signOut', {});
    await until(() => other.topics.includes('session'));
  });
});

describe('a defect', () => {
  it('reaches the log by its name, without its words, and the window as a code', async () => {
    const logged: unknown[] = [];
    const posted: unknown[] = [];
    let receive = (_message: unknown): void => undefined;
    const port: ServicePort = {
      post: (message) => posted.push(message),
      onMessage: (listener) => {
        receive = listener;
      },
      onClose: () => undefined,
    };
    const handlers = {
      'session.get': () => {
        throw new TypeError('Ana Núñez is not a function');
      },
    };
    createPortServer({
      handlers: handlers as never,
      ready: Promise.resolve(),
      log: (level, event, ids) => logged.push({ level, event, ids }),
      onRequest: () => undefined,
      isNewerStore: () => false,
      onFault: () => undefined,
    }).connect(port);
    receive({ id: 1, method: 'session.get', params: {} });
    await until(() => posted.length > 0);
    expect(posted).toEqual([{ type: 'error', id: 1, code: 'defect' }]);
    expect(JSON.stringify(logged)).not.toContain('Ana');
    expect(logged).toMatchObject([{ event: 'requestFailed', ids: { method: 'session.get', error: 'TypeError' } }]);
  });
});
