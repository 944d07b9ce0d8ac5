import { contextBridge, ipcRenderer } from 'electron';
import {
  EVENT_CHANNEL,
  methodChannel,
  PORT_CHANNEL,
  PORT_MESSAGE,
  type MethodAnswer,
} from '../../shared/contract/bridge.ts';
import type {
  MainEvent,
  MainMethod,
  MainParamsOf,
  MainResultOf,
  SeatwiseBridge,
} from '../../shared/contract/ipcMain.ts';

async function call<M extends MainMethod>(method: M, params: MainParamsOf<M>): Promise<MainResultOf<M>> {
  const answer: MethodAnswer<MainResultOf<M>> = await ipcRenderer.invoke(methodChannel(method), params);
  if (!answer.ok) throw new Error(answer.code);
  return answer.result;
}

/**
 * Asked before the page's own scripts are there, which ask for it first of all; told once. A main process that is busy
 * may not have noticed yet which page this is, and refuses: then the page asks by itself.
 */
let boot: Promise<MainResultOf<'boot.get'> | null> = call('boot.get', {}).catch(() => null);

let ports: readonly MessagePort[] = [];
/** The port, too, is on its way before the page asks; null from then on. */
let connection: Promise<boolean> | null = connectEarly();

async function connectEarly(): Promise<boolean> {
  return connect().then(
    () => true,
    () => false,
  );
}

async function connect(): Promise<void> {
  await call('service.connect', {});
}

/** A port cannot cross the context bridge; it goes to the page as a message of the window to itself. */
function handOver(): void {
  if (ports.length > 0) window.postMessage(PORT_MESSAGE, window.location.origin, [...ports]);
  ports = [];
}

const bridge: SeatwiseBridge = {
  getBoot: async () => {
    const first = boot;
    boot = Promise.resolve(null);
    return (await first) ?? call('boot.get', {});
  },
  setTheme: async (theme) => {
    await call('theme.set', { theme });
  },
  setPreferences: async (preferences) => {
    await call('preferences.set', preferences);
  },
  getComputer: () => call('computer.get', {}),
  showLogs: () => call('logs.show', {}),
  wipe: () => call('computer.wipe', {}),
  quit: async () => {
    await call('app.quit', {});
  },
  chooseProtection: (choice) => call('protection.choose', choice),
  savePdf: (fileName) => call('page.savePdf', { fileName }),
  print: () => call('page.print', {}),
  saveFile: (file) => call('file.save', file),
  connectService: async () => {
    const first = connection;
    connection = null;
    if (!(await first)) await connect();
    handOver();
  },
  onMainEvent: (listener) => {
    // The event object of Electron carries the sender; the page gets our data only.
    const tell = (_event: unknown, event: MainEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, tell);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, tell);
    };
  },
};

contextBridge.exposeInMainWorld('seatwise', bridge);

ipcRenderer.on(PORT_CHANNEL, (event) => {
  ports = [...event.ports];
  if (connection === null) handOver();
});
ipcRenderer.on(EVENT_CHANNEL, (_event, event: MainEvent) => {
  // The port that the page has not asked for yet leads to the service that is gone.
  if (event.type !== 'serviceRestarted' || connection === null) return;
  ports = [];
  connection = connectEarly();
});
