import type { Boot, MainEvent, SeatwiseBridge, ThemeChoice } from '../../shared/contract/ipcMain.ts';

/** What the page asks of the process that holds it. */
export type HostCall =
  | Readonly<{ kind: 'connect' }>
  | Readonly<{ kind: 'ask'; message: unknown }>
  | Readonly<{ kind: 'theme'; theme: ThemeChoice }>;

/**
 * Puts on a page of a browser what the preload puts on a window of Electron: the same keys, with the port to the service
 * carried by the driver. Runs in the page before anything else: all that it needs is inside.
 */
export function installBridge(boot: Boot): void {
  const page = window as unknown as {
    seatwise: SeatwiseBridge;
    callHost: (call: HostCall) => Promise<void>;
    hearService: (message: unknown) => void;
  };
  const listeners = new Set<(event: MainEvent) => void>();
  let now = boot;
  let port: MessagePort | null = null;
  const notHere = async (): Promise<never> => Promise.reject(new Error('A browser cannot do this.'));
  page.hearService = (message) => port?.postMessage(message);
  page.seatwise = {
    getBoot: async () => Promise.resolve(now),
    setTheme: async (theme) => {
      now = { ...now, theme };
      await page.callHost({ kind: 'theme', theme });
    },
    setPreferences: async (preferences) => {
      now = { ...now, preferences };
      for (const listener of listeners) listener({ type: 'preferences', preferences });
      return Promise.resolve();
    },
    getComputer: async () => Promise.resolve({ dataFolder: '/home/office/seatwise', logFolder: '/home/office/logs' }),
    connectService: async () => {
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port1.addEventListener('message', ({ data }) => void page.callHost({ kind: 'ask', message: data }));
      port1.start();
      await page.callHost({ kind: 'connect' });
      // As `PORT_MESSAGE` of the contract has it; nothing can be imported here.
      window.postMessage('seatwise:service-port', window.location.origin, [port2]);
    },
    onMainEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    showLogs: notHere,
    wipe: notHere,
    quit: notHere,
    chooseProtection: notHere,
    savePdf: notHere,
    print: notHere,
    saveFile: notHere,
  };
}
