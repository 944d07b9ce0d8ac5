import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import type { CommandId } from '../../shared/commands/catalog.ts';
import { watchAppLife } from './appLife.ts';
import { serveApp } from './appProtocol.ts';
import { guardAllContents } from './contentsGuard.ts';
import { createComputerMethods } from './computerMethods.ts';
import type { Environment } from './environment.ts';
import { openExternal } from './externalLinks.ts';
import { createClosing, type Closing } from './closing.ts';
import { handleMethods } from './ipc.ts';
import { findKeychain } from './keychain.ts';
import type { Log } from './logging.ts';
import { menuTemplate } from './menu.ts';
import { createMethodHandlers } from './methods.ts';
import { APP_URL, createIsOurs, type IsOurs } from './origin.ts';
import { createPreferences } from './preferences.ts';
import { askForPlace, createPageMethods } from './pageMethods.ts';
import { startAll, type Part } from './parts.ts';
import { restrictPermissions } from './permissions.ts';
import { guardRequests } from './requestGuard.ts';
import { createServiceHost } from './serviceHost.ts';
import { currentServerUrl } from './serviceInit.ts';
import type { Settings } from './settings.ts';
import { applyTheme, createThemeWatch } from './theme.ts';
import { openVault } from './vault.ts';
import { openWindow } from './window.ts';
import { wipe } from './wipe.ts';
import { createWindows, type Windows } from './windows.ts';

export type ApplicationOptions = Readonly<{
  /** Where settings, vault, logs and the service's store lie. */
  dataFolder: string;
  /** Where this bundle lies, with the service's beside it. */
  bundleFolder: string;
  environment: Environment;
  settings: Settings;
  log: Log;
  flushLog: () => Promise<void>;
  endLog: () => Promise<void>;
}>;

/** The menu is made this long after the first paint. */
const MENU_AFTER_MS = 300;

/** Puts the parts together and starts them; called when Electron is ready. */
export async function runApplication(options: ApplicationOptions): Promise<void> {
  const { dataFolder, bundleFolder, environment, settings, log, flushLog, endLog } = options;
  const { apiUrl, devUrl } = environment;
  const isMac = process.platform === 'darwin';
  const isOurs = createIsOurs(devUrl);
  const windows = createWindows();
  const closing = createClosing({ app, powerMonitor, process });

  // A keychain may keep this process busy for as long as a page takes to load, so it is asked when the page has got its
  // script and is putting itself together: nothing waits for this process then.
  let openKeychain = (): void => undefined;
  const vault = new Promise<void>((resolve) => {
    openKeychain = resolve;
  }).then(() =>
    openVault({
      file: join(dataFolder, 'vault.json'),
      findKeychain: () => findKeychain(safeStorage, process.platform),
      log,
      now: () => new Date(),
    }),
  );
  applyTheme(nativeTheme, settings.get().theme);
  guard(isOurs, devUrl, log);
  if (devUrl === null) serveApp(protocol, join(bundleFolder, '../renderer'), isOurs, openKeychain);
  else openKeychain();
  const openMainWindow = (): BrowserWindow => showPage(options, windows, closing);

  const service = createServiceHost({ dataFolder, bundleFolder, apiUrl, settings, vault, windows, log });
  const pageMethods = createPageMethods({
    contentsOf: (contentsId) => windows.byContents(contentsId)?.webContents ?? null,
    askForPlace: async (contentsId, saveOptions) => {
      const window = windows.byContents(contentsId);
      return window === undefined ? null : askForPlace(dialog, window, saveOptions);
    },
    downloadFolder: () => app.getPath('downloads'),
    log,
  });
  const preferences = createPreferences({ settings, windows });
  const computerMethods = createComputerMethods({
    dataFolder,
    openPath: (path) => shell.openPath(path),
    wipe: () =>
      wipe({
        dataFolder,
        endWriters: async () => {
          await service.process.stop();
          await settings.end();
          await endLog();
        },
        now: () => new Date(),
      }),
    quit: () => app.quit(),
  });
  const methods = createMethodHandlers({
    platform: process.platform,
    version: app.getVersion(),
    serverUrl: () => currentServerUrl(apiUrl, settings.get()),
    settings,
    applyTheme: (theme) => applyTheme(nativeTheme, theme),
    vault,
    onDecided: () => void service.begin(),
    connect: async (contentsId) => {
      const window = windows.byContents(contentsId);
      if (window !== undefined) await service.connect(window.webContents);
    },
  });
  const isOurWindow = (contentsId: number): boolean => windows.byContents(contentsId) !== undefined;
  handleMethods(
    ipcMain,
    { ...methods, ...pageMethods, ...computerMethods, ...preferences.handlers },
    { isOurs, isOurWindow, log },
  );

  const openFirstWindow = (): void => {
    openMainWindow().once('ready-to-show', () => {
      const run = (command: CommandId): void => windows.send({ type: 'command', command });
      const template = menuTemplate({ isMac, devTools: !app.isPackaged, run, stepTextSize: preferences.stepTextSize });
      // Made while the page paints, it would hold up the first screen; no hand is quicker.
      setTimeout(() => Menu.setApplicationMenu(Menu.buildFromTemplate(template)), MENU_AFTER_MS);
    });
  };
  const parts: readonly Part[] = [
    // Stopped last: what the service has to remember, and to tell, comes while it ends.
    { start: () => undefined, stop: flushLog },
    { start: () => undefined, stop: settings.flush },
    closing,
    service.process,
    // Second, for it is what the person waits for, and the service's process needs longer to come up.
    { start: () => openFirstWindow(), stop: () => undefined },
    ...service.watches,
    createThemeWatch(nativeTheme, windows),
  ];
  const showWindow = (): void => {
    if (!windows.focus()) openMainWindow();
  };
  watchAppLife({ app, isMac, parts, showWindow, log });
  await startAll(parts);
  log('info', 'app.started', { version: app.getVersion() });
  await service.begin();
}

/** Everything that keeps a page where it belongs, before there is a page. */
function guard(isOurs: IsOurs, devUrl: string | null, log: Log): void {
  guardAllContents(app, { isOurs, openExternal: (url) => openExternal(url, shell, log), log });
  restrictPermissions(session.defaultSession, isOurs, log);
  guardRequests(session.defaultSession, devUrl, isOurs);
  // On, it would fetch a dictionary from its maker.
  session.defaultSession.setSpellCheckerEnabled(false);
}

function showPage(options: ApplicationOptions, windows: Windows, closing: Closing): BrowserWindow {
  const window = openWindow({
    create: (windowOptions) => new BrowserWindow(windowOptions),
    bundleFolder: options.bundleFolder,
    url: options.environment.pageUrl ?? APP_URL,
    isPackaged: app.isPackaged,
    isDark: nativeTheme.shouldUseDarkColors,
    workAreas: screen.getAllDisplays().map((display) => display.workArea),
    settings: options.settings,
    log: options.log,
  });
  windows.add(window);
  closing.watch(window, (from) => {
    windows.focus();
    windows.send({ type: 'heldBack', from });
  });
  return window;
}
