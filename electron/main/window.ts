import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Log } from './logging.ts';
import { backgroundColor } from './theme.ts';
import { MIN_HEIGHT, MIN_WIDTH, openingBounds } from './windowState.ts';
import type { Settings, WindowState } from './settings.ts';

export type WindowOptions = Readonly<{
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** Folder of the bundles; the preload lies beside main's. */
  bundleFolder: string;
  /** The page to show. */
  url: string;
  isPackaged: boolean;
  isDark: boolean;
  workAreas: readonly Readonly<{ x: number; y: number; width: number; height: number }>[];
  settings: Settings;
  log: Log;
}>;

/** How every window is made (SECURITY: isolation; devtools off when packaged; no spellcheck download). */
export function windowOptions(
  bundleFolder: string,
  isPackaged: boolean,
  isDark: boolean,
  textSize = 100,
): BrowserWindowConstructorOptions {
  return {
    title: 'Seatwise',
    show: false,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    backgroundColor: backgroundColor(isDark),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(bundleFolder, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // From the first paint on, or the page would grow before the person's eyes.
      zoomFactor: textSize / 100,
      devTools: !isPackaged,
    },
  };
}

/** Opens the window where it was last, shows it once it has painted, and remembers where it is when it closes. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { create, bundleFolder, url, isPackaged, isDark, workAreas, settings, log } = options;
  const saved = settings.get().window;
  const window = create({
    ...windowOptions(bundleFolder, isPackaged, isDark, settings.get().textSize),
    ...openingBounds(saved, workAreas),
  });
  // Maximizing shows a window; done earlier, it would show an empty one.
  window.once('ready-to-show', () => (saved?.maximized === true ? window.maximize() : window.show()));
  // A page that does not load must be seen too, or the app would seem not to start.
  window.webContents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
    if (!isMainFrame) return;
    log('error', 'window.failedToLoad');
    window.show();
  });
  window.on('close', () => settings.set({ window: stateOf(window) }));
  reviveAfterCrash(window, log);
  // Failures are told by `did-fail-load`, those of later reloads too.
  window.loadURL(url).catch(() => undefined);
  return window;
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

const REVIVE_AGAIN_AFTER_MS = 10_000;

/** A page that dies is loaded again, for all that matters lies with the service; one that dies at once is left alone. */
function reviveAfterCrash(window: BrowserWindow, log: Log): void {
  let revivedAt = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('error', 'window.crashed', { reason });
    const now = performance.now();
    if (reason === 'clean-exit' || now - revivedAt < REVIVE_AGAIN_AFTER_MS) return;
    revivedAt = now;
    window.webContents.reload();
  });
}
