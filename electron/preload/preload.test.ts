import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeKeys, EVENT_CHANNEL, methodChannel, PORT_CHANNEL, PORT_MESSAGE } from '../../shared/contract/bridge.ts';
import { mainMethods, type SeatwiseBridge } from '../../shared/contract/ipcMain.ts';

type Listener = (event: unknown, ...given: unknown[]) => void;

const electron = vi.hoisted(() => {
  const exposed: [string, unknown][] = [];
  const invoked: [string, unknown][] = [];
  const listeners = new Map<string, Set<Listener>>();
  const answers: unknown[] = [];
  return {
    exposed,
    invoked,
    answers,
    listeners,
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void exposed.push([name, api]) },
    ipcRenderer: {
      invoke: async (channel: string, params: unknown) => {
        invoked.push([channel, params]);
        return answers.shift() ?? { ok: true, result: {} };
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
    },
  };
});

// The preload runs only inside a page of Electron: its two objects are the whole world it knows.
vi.mock('electron', () => ({ contextBridge: electron.contextBridge, ipcRenderer: electron.ipcRenderer }));

describe('the preload', () => {
  let bridge: SeatwiseBridge;
  const posted: unknown[] = [];

  beforeEach(async () => {
    vi.stubGlobal('window', {
      location: { origin: 'app://seatwise' },
      postMessage: (...message: unknown[]) => void posted.push(message),
    });
    if (electron.exposed.length === 0) await import('./preload.ts');
    bridge = electron.exposed[0]?.[1] as SeatwiseBridge;
    electron.invoked.length = 0;
    posted.length = 0;
  });

  it('exposes the functions of the contract under one name, and nothing else', () => {
    expect(electron.exposed.map(([name]) => name)).toEqual(['seatwise']);
    expect(Object.keys(bridge).sort()).toEqual([...bridgeKeys].sort());
    for (const key of bridgeKeys) expect(typeof bridge[key]).toBe('function');
  });

  it('reaches each method of the contract on its channel', async () => {
    await bridge.getBoot();
    await bridge.setTheme('dark');
    await bridge.chooseProtection({ kind: 'keepNothing' });
    await bridge.connectService();
    expect(electron.invoked).toEqual([
      [methodChannel('boot.get'), {}],
      [methodChannel('theme.set'), { theme: 'dark' }],
      [methodChannel('protection.choose'), { kind: 'keepNothing' }],
      [methodChannel('service.connect'), {}],
    ]);
    expect(electron.invoked.map(([channel]) => channel)).toEqual(Object.keys(mainMethods).map(methodChannel));
  });

  it('tells a refusal by its code', async () => {
    electron.answers.push({ ok: false, code: 'refused' });
    await expect(bridge.getBoot()).rejects.toThrow('refused');
  });

  it('hands the page events without Electron’s own, until it unsubscribes', () => {
    const heard: unknown[][] = [];
    const stop = bridge.onMainEvent((...given) => void heard.push(given));
    const tell = () => {
      for (const listener of electron.listeners.get(EVENT_CHANNEL) ?? []) {
        listener({ sender: 'ipcRenderer' }, { type: 'command', command: 'sync.now' });
      }
    };
    tell();
    expect(stop()).toBeUndefined();
    tell();
    expect(heard).toEqual([[{ type: 'command', command: 'sync.now' }]]);
  });

  it('passes the port to the page itself, to its own origin only', () => {
    for (const listener of electron.listeners.get(PORT_CHANNEL) ?? []) listener({ ports: ['port'] });
    expect(posted).toEqual([[PORT_MESSAGE, 'app://seatwise', ['port']]]);
  });
});
