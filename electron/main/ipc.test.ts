import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodChannel } from '../../shared/contract/bridge.ts';
import { mainMethods, type Boot, type MainMethod } from '../../shared/contract/ipcMain.ts';
import { answerMethod, handleMethods, isTrustedSender, type MethodHandlers, type SenderEvent } from './ipc.ts';
import { createIsOurs } from './origin.ts';

const boot: Boot = {
  platform: 'linux',
  version: '0.1.0',
  serverUrl: '',
  theme: 'system',
  preferences: { contrast: 'system', textSize: 100, lockAfter: 10, firstSchools: {} },
  protection: { state: 'choose' },
};
const ourFrame = { url: 'app://seatwise/index.html', processId: 7, routingId: 1 };
const ourEvent: SenderEvent = { senderFrame: ourFrame, sender: { id: 1, mainFrame: ourFrame } };
const options = { isOurs: createIsOurs(null), isOurWindow: (id: number) => id === 1, log: () => undefined };

/** Handlers that write down what reached them. */
function createHandlers() {
  const reached: [MainMethod, unknown][] = [];
  const handlers: MethodHandlers = {
    'boot.get': (params) => {
      reached.push(['boot.get', params]);
      return boot;
    },
    'theme.set': (params) => {
      reached.push(['theme.set', params]);
      return {};
    },
    'protection.choose': (params) => {
      reached.push(['protection.choose', params]);
      return { ok: false, reason: 'wrongPassphrase' };
    },
    'preferences.set': (params) => {
      reached.push(['preferences.set', params]);
      return {};
    },
    'computer.get': (params) => {
      reached.push(['computer.get', params]);
      return { dataFolder: '/data', logFolder: '/data/logs' };
    },
    'logs.show': (params) => {
      reached.push(['logs.show', params]);
      return { shown: true };
    },
    'computer.wipe': (params) => {
      reached.push(['computer.wipe', params]);
      return { at: '2026-11-24T10:00:00.000Z', removed: [], remaining: [] };
    },
    'app.quit': (params) => {
      reached.push(['app.quit', params]);
      return {};
    },
    'page.savePdf': (params) => {
      reached.push(['page.savePdf', params]);
      return { outcome: 'saved' };
    },
    'page.print': (params) => {
      reached.push(['page.print', params]);
      return { outcome: 'printed' };
    },
    'file.save': (params) => {
      reached.push(['file.save', params]);
      return { outcome: 'saved' };
    },
    'service.connect': (params) => {
      reached.push(['service.connect', params]);
      return {};
    },
  };
  return { handlers, reached };
}

const methods = Object.keys(mainMethods) as MainMethod[];

describe('who may ask', () => {
  const strangers: [string, SenderEvent][] = [
    ['a frame that is gone', { ...ourEvent, senderFrame: null }],
    ['another origin', { ...ourEvent, senderFrame: { ...ourFrame, url: 'https://example.org/' } }],
    ['a look-alike', { ...ourEvent, senderFrame: { ...ourFrame, url: 'app://seatwise.example/index.html' } }],
    ['a URL with our name as its user', { ...ourEvent, senderFrame: { ...ourFrame, url: 'app://seatwise@evil/' } }],
    ['a blank page', { ...ourEvent, senderFrame: { ...ourFrame, url: 'about:blank' } }],
    ['no URL', { ...ourEvent, senderFrame: { ...ourFrame, url: '' } }],
    ['a frame inside our page', { ...ourEvent, senderFrame: { ...ourFrame, routingId: 2 } }],
    ['a frame of another process', { ...ourEvent, senderFrame: { ...ourFrame, processId: 8 } }],
    ['a window we did not make', { ...ourEvent, sender: { id: 2, mainFrame: ourFrame } }],
  ];

  it('is the main frame of our own page', () => expect(isTrustedSender(ourEvent, options)).toBe(true));

  it.each(strangers)('is not %s', async (_name, event) => {
    const { handlers, reached } = createHandlers();
    for (const method of methods) {
      expect(await answerMethod(method, handlers[method], event, {}, options)).toEqual({ ok: false, code: 'refused' });
    }
    expect(reached).toEqual([]);
  });

  it('is not a frame that throws when it is looked at', () => {
    const disposed = {
      get senderFrame(): never {
        throw new Error('disposed');
      },
      sender: ourEvent.sender,
    };
    expect(isTrustedSender(disposed, options)).toBe(false);
  });
});

describe('what may be asked', () => {
  it('is what fits the contract: any other arguments reach no handler', async () => {
    const { handlers, reached } = createHandlers();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.anything({ withNullPrototype: true }),
        async (method, params) => {
          reached.length = 0;
          const fits = mainMethods[method].params.safeParse(params).success;
          const answer = await answerMethod(method, handlers[method], ourEvent, params, options);
          expect(answer).toMatchObject(fits ? { ok: true } : { ok: false, code: 'invalid' });
          expect(reached.length).toBe(fits ? 1 : 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['theme.set', { theme: 'pink' }],
    ['theme.set', { theme: 'dark', more: 1 }],
    ['theme.set', JSON.parse('{"theme":"dark","__proto__":{"x":1}}')],
    ['protection.choose', { kind: 'newPassphrase', passphrase: 'short' }],
    ['protection.choose', { kind: 'newPassphrase', passphrase: 'x'.repeat(2000) }],
    ['protection.choose', { kind: 'newPassphrase', passphrase: ['long enough'] }],
    ['service.connect', null],
    ['service.connect', []],
    ['boot.get', undefined],
  ] as [MainMethod, unknown][])('%s does not take %j', async (method, params) => {
    const { handlers, reached } = createHandlers();
    const answer = await answerMethod(method, handlers[method], ourEvent, params, options);
    expect(answer).toEqual({ ok: false, code: 'invalid' });
    expect(reached).toEqual([]);
  });
});

describe('the answer', () => {
  it('is the result', async () => {
    const { handlers } = createHandlers();
    expect(await answerMethod('boot.get', handlers['boot.get'], ourEvent, {}, options)).toEqual({
      ok: true,
      result: boot,
    });
  });

  it('tells nothing of a defect of ours', async () => {
    const failing: MethodHandlers['boot.get'] = () => {
      throw new Error('could not open /home/mateo/vault.json');
    };
    const logged: unknown[] = [];
    const answer = await answerMethod(
      'boot.get',
      failing,
      ourEvent,
      {},
      { ...options, log: (...line) => logged.push(line) },
    );
    expect(answer).toEqual({ ok: false, code: 'defect' });
    expect(JSON.stringify(logged)).not.toContain('mateo');
  });

  it('is a defect when it does not fit the contract', async () => {
    const wrong = (() => ({ ...boot, secret: 'x' })) as unknown as MethodHandlers['boot.get'];
    expect(await answerMethod('boot.get', wrong, ourEvent, {}, options)).toEqual({ ok: false, code: 'defect' });
  });

  it('is given on one channel for each method of the contract, and no other', async () => {
    const { handlers } = createHandlers();
    const channels = new Map<string, (event: unknown, params: unknown) => unknown>();
    const ipcMain = { handle: (channel: string, listener: never) => void channels.set(channel, listener) };
    handleMethods(ipcMain, handlers, options);
    expect([...channels.keys()]).toEqual(methods.map(methodChannel));
    expect(await channels.get(methodChannel('theme.set'))?.(ourEvent, { theme: 'dark' })).toEqual({
      ok: true,
      result: {},
    });
  });
});
