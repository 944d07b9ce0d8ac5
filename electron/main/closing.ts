import type { App, PowerMonitor, WebContents } from 'electron';
import type { HeldBack } from '../../shared/contract/ipcMain.ts';

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

export type ClosingOptions = Readonly<{
  app: Pick<App, 'on' | 'off' | 'quit'>;
  powerMonitor: Pick<PowerMonitor, 'on' | 'off'>;
  process: Pick<NodeJS.Process, 'on' | 'off'>;
}>;

export type Closing = Readonly<{
  start: () => void;
  stop: () => void;
  /** Hears when a page holds its window back: it is told what was meant to close, and asks the person. */
  watch: (window: ClosingWindow, tell: (from: HeldBack) => void) => void;
}>;

/** A window as far as its closing goes. */
export type ClosingWindow = Readonly<{
  webContents: Pick<WebContents, 'on'>;
  on: (event: 'close', listener: () => void) => unknown;
}>;

/**
 * Whether a page may keep its window open. It may while the person closes the window or quits the app; a computer that
 * shuts down, or a session that ends, waits for nobody.
 */
export function createClosing({ app, powerMonitor, process }: ClosingOptions): Closing {
  let isEnding = false;
  let isQuitting = false;
  const quitting = (): void => {
    isQuitting = true;
  };
  const end = (): void => {
    isEnding = true;
    app.quit();
  };
  return {
    start: () => {
      app.on('before-quit', quitting);
      powerMonitor.on('shutdown', end);
      for (const signal of SIGNALS) process.on(signal, end);
    },
    stop: () => {
      app.off('before-quit', quitting);
      powerMonitor.off('shutdown', end);
      for (const signal of SIGNALS) process.off(signal, end);
    },
    watch: (window, tell) => {
      let isClosing = false;
      window.on('close', () => {
        isClosing = true;
      });
      window.webContents.on('will-prevent-unload', (event) => {
        // Prevented is the page's wish to stay: a reload, which only a developer asks for, is no closing either.
        if (isEnding || !isClosing) return event.preventDefault();
        tell(isQuitting ? 'quit' : 'closeWindow');
        isClosing = false;
        isQuitting = false;
      });
    },
  };
}
