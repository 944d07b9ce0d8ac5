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
    vi.resetModules();
    electron.exposed.length = 0;
    electron.invoked.length = 0;
    electron.listeners.clear();
    posted.length = 0;
    await import('./preload.ts');
    bridge = electron.exposed[0]?.[1] as SeatwiseBridge;
  });

  const givePort = (port: string): void => {
    for (const listener of electron.listeners.get(PORT_CHANNEL) ?? []) listener({ ports: [port] });
  };
  const isAsked = (method: string): number =>
    electron.invoked.filter(([channel]) => channel === methodChannel(method)).length;

  it('exposes the functions of the contract under one name, and nothing else', () => {
    expect(electron.exposed.map(([name]) => name)).toEqual(['seatwise']);
    expect(Object.keys(bridge).sort()).toEqual([...bridgeKeys].sort());
    for (const key of bridgeKeys) expect(typeof bridge[key]).toBe('function');
  });

  it('asks for what the page will ask first before the page is there, and once', async () => {
    expect([isAsked('boot.get'), isAsked('service.connect')]).toEqual([1, 1]);
    givePort('port');
    expect(posted).toEqual([]);
    await bridge.getBoot();
    await bridge.connectService();
    expect(posted).toEqual([[PORT_MESSAGE, 'app://seatwise', ['port']]]);
    expect([isAsked('boot.get'), isAsked('service.connect')]).toEqual([1, 1]);
    await bridge.getBoot();
    await bridge.connectService();
    expect([isAsked('boot.get'), isAsked('service.connect')]).toEqual([2, 2]);
    expect(posted).toHaveLength(1);
  });

  it('lets the page ask by itself where the early questions were refused', async () => {
    vi.resetModules();
    electron.exposed.length = 0;
    electron.answers.push({ ok: false, code: 'refused' }, { ok: false, code: 'refused' });
    await import('./preload.ts');
    bridge = electron.exposed[0]?.[1] as SeatwiseBridge;
    electron.invoked.length = 0;
    await bridge.getBoot();
    await bridge.connectService();
    expect([isAsked('boot.get'), isAsked('service.connect')]).toEqual([1, 1]);
  });

  it('gives up a port whose service went away before the page asked for it', async () => {
    givePort('dead');
    for (const listener of electron.listeners.get(EVENT_CHANNEL) ?? []) listener({}, { type: 'serviceRestarted' });
    givePort('alive');
    await bridge.connectService();
    expect(posted).toEqual([[PORT_MESSAGE, 'app://seatwise', ['alive']]]);
    expect(isAsked('service.connect')).toBe(2);
  });

  it('reaches each method of the contract on its channel', async () => {
    await bridge.getBoot();
    await bridge.connectService();
    electron.invoked.length = 0;
    await bridge.getBoot();
    await bridge.setTheme('dark');
    const preferences = { contrast: 'more', textSize: 150, lockAfter: 10, firstSchools: {} } as const;
    await bridge.setPreferences(preferences);
    await bridge.getComputer();
    await bridge.showLogs();
    await bridge.wipe();
    await bridge.quit();
    await bridge.chooseProtection({ kind: 'keepNothing' });
    await bridge.savePdf('Guide.pdf');
    await bridge.print();
    await bridge.saveFile({ fileName: 'List.csv', kind: 'csv', text: 'a' });
    await bridge.connectService();
    expect(electron.invoked).toEqual([
      [methodChannel('boot.get'), {}],
      [methodChannel('theme.set'), { theme: 'dark' }],
      [methodChannel('preferences.set'), preferences],
      [methodChannel('computer.get'), {}],
      [methodChannel('logs.show'), {}],
      [methodChannel('computer.wipe'), {}],
      [methodChannel('app.quit'), {}],
      [methodChannel('protection.choose'), { kind: 'keepNothing' }],
      [methodChannel('page.savePdf'), { fileName: 'Guide.pdf' }],
      [methodChannel('page.print'), {}],
      [methodChannel('file.save'), { fileName: 'List.csv', kind: 'csv', text: 'a' }],
      [methodChannel('service.connect'), {}],
    ]);
    expect(electron.invoked.map(([channel]) => channel)).toEqual(Object.keys(mainMethods).map(methodChannel));
  });

  it('tells a refusal by its code', async () => {
    await bridge.getBoot();
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

  it('passes the port to the page itself, to its own origin only', async () => {
    await bridge.connectService();
    givePort('port');
    expect(posted).toEqual([[PORT_MESSAGE, 'app://seatwise', ['port']]]);
  });
});
