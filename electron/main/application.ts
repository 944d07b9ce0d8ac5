import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { watchAppLife } from './appLife.ts';
import { serveApp } from './appProtocol.ts';
import { guardAllContents } from './contentsGuard.ts';
import { deviceName } from './deviceName.ts';
import type { Environment } from './environment.ts';
import { openExternal } from './externalLinks.ts';
import { createFocusWatch } from './focus.ts';
import { handleMethods } from './ipc.ts';
import { findKeychain } from './keychain.ts';
import type { Log } from './logging.ts';
import { menuTemplate } from './menu.ts';
import { createMethodHandlers } from './methods.ts';
import { createNetworkWatch } from './network.ts';
import { APP_URL, createIsOurs } from './origin.ts';
import { startAll, type Part } from './parts.ts';
import { restrictPermissions } from './permissions.ts';
import { createPowerWatch } from './power.ts';
import { guardRequests } from './requestGuard.ts';
import { currentServerUrl, isDecided, serviceInit } from './serviceInit.ts';
import { createNewsHandler } from './serviceNews.ts';
import { connectWindow } from './servicePort.ts';
import { createServiceProcess } from './serviceProcess.ts';
import { openSettings } from './settings.ts';
import { applyTheme, createThemeWatch } from './theme.ts';
import { openVault } from './vault.ts';
import { openWindow } from './window.ts';
import { createWindows } from './windows.ts';

export type ApplicationOptions = Readonly<{
  /** Where settings, vault, logs and the service's store lie. */
  dataFolder: string;
  /** Where this bundle lies, with the service's beside it. */
  bundleFolder: string;
  environment: Environment;
  log: Log;
}>;

/** Puts the parts together and starts them; called when Electron is ready. */
export async function runApplication({
  dataFolder,
  bundleFolder,
  environment,
  log,
}: ApplicationOptions): Promise<void> {
  const { apiUrl, devUrl } = environment;
  const isMac = process.platform === 'darwin';
  const isOurs = createIsOurs(devUrl);
  const settings = openSettings(dataFolder, log);
  const windows = createWindows();
  const serverUrl = (): string => currentServerUrl(apiUrl, settings.get());

  applyTheme(nativeTheme, settings.get().theme);
  guardAllContents(app, { isOurs, openExternal: (url) => openExternal(url, shell, log), log });
  restrictPermissions(session.defaultSession, isOurs, log);
  guardRequests(session.defaultSession, devUrl, isOurs);
  if (devUrl === null) serveApp(protocol, join(bundleFolder, '../renderer'), isOurs);

  const openMainWindow = (): void => {
    windows.add(
      openWindow({
        create: (windowOptions) => new BrowserWindow(windowOptions),
        bundleFolder,
        url: devUrl ?? APP_URL,
        isPackaged: app.isPackaged,
        isDark: nativeTheme.shouldUseDarkColors,
        workAreas: screen.getAllDisplays().map((display) => display.workArea),
        settings,
        log,
      }),
    );
  };

  // The keychain is asked (and may take its time) only after the window has begun to load.
  const vault = new Promise<void>((later) => setImmediate(later)).then(() =>
    openVault({
      file: join(dataFolder, 'vault.json'),
      keychain: findKeychain(safeStorage, process.platform),
      log,
      now: () => new Date(),
    }),
  );

  const service = createServiceProcess({
    fork: () =>
      utilityProcess.fork(join(bundleFolder, 'service.cjs'), [], {
        serviceName: 'Seatwise service',
        stdio: app.isPackaged ? 'ignore' : 'inherit',
      }),
    onNews: createNewsHandler({ vault, settings, showCount: (count) => app.setBadgeCount(count), log }),
    onReady: (isRestart) => {
      network.report();
      service.tell({ type: 'focus', focused: BrowserWindow.getFocusedWindow() !== null });
      if (isRestart) windows.send({ type: 'serviceRestarted' });
    },
    log,
    now: () => performance.now(),
  });
  const network = createNetworkWatch({
    isOnline: () => net.isOnline(),
    serverUrl,
    tell: (online) => service.tell({ type: 'network', online }),
  });
  const beginService = async (): Promise<void> => {
    const { protection } = await vault;
    if (!isDecided(protection())) return;
    const facts = { dataFolder, deviceName: deviceName(hostname()), apiUrl };
    await service.begin(() => serviceInit({ ...facts, settings: settings.get(), protection: protection() }));
  };

  const handlers = createMethodHandlers({
    platform: process.platform,
    version: app.getVersion(),
    serverUrl,
    settings,
    applyTheme: (theme) => applyTheme(nativeTheme, theme),
    vault,
    onChosen: () => void beginService(),
    connect: async (contentsId) => {
      const window = windows.byContents(contentsId);
      if (window === undefined) return;
      await connectWindow(window.webContents, { createChannel: () => new MessageChannelMain(), service });
    },
  });
  handleMethods(ipcMain, handlers, {
    isOurs,
    isOurWindow: (contentsId) => windows.byContents(contentsId) !== undefined,
    log,
  });

  const parts: readonly Part[] = [
    service,
    network,
    createPowerWatch(powerMonitor, () => service.tell({ type: 'resume' })),
    createFocusWatch(app, (focused) => service.tell({ type: 'focus', focused })),
    createThemeWatch(nativeTheme, windows),
  ];
  watchAppLife({
    app,
    isMac,
    parts,
    showWindow: () => {
      if (!windows.focus()) openMainWindow();
    },
    log,
  });
  // The window first, for it is what the person waits for.
  openMainWindow();
  await startAll(parts);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ isMac, devTools: !app.isPackaged, run: (command) => windows.send({ type: 'command', command }) }),
    ),
  );
  log('info', 'app.started', { version: app.getVersion() });
  await beginService();
}
