import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain, net, powerMonitor, utilityProcess, type WebContents } from 'electron';
import { deviceName } from './deviceName.ts';
import { createFocusWatch } from './focus.ts';
import { createLockWatch } from './lockWatch.ts';
import type { Log } from './logging.ts';
import { createNetworkWatch } from './network.ts';
import type { Part } from './parts.ts';
import { createPowerWatch } from './power.ts';
import { currentServerUrl, isDecided, serviceInit } from './serviceInit.ts';
import { createNewsHandler } from './serviceNews.ts';
import { connectWindow } from './servicePort.ts';
import { createServiceProcess } from './serviceProcess.ts';
import type { Settings } from './settings.ts';
import type { Vault } from './vault.ts';
import type { Windows } from './windows.ts';

export type ServiceHostOptions = Readonly<{
  dataFolder: string;
  bundleFolder: string;
  apiUrl: string | null;
  settings: Settings;
  vault: Promise<Vault>;
  windows: Windows;
  log: Log;
}>;

/** The service with all that main does for it: its life, its ports, what it must know of the world outside. */
export type ServiceHost = Readonly<{
  /** To be started first: the process loads while the window is being made. */
  process: Part;
  /** What it is told of the world outside. */
  watches: readonly Part[];
  /** Lets the service open its store, if it is decided how secrets are kept; until then it waits. */
  begin: () => Promise<void>;
  connect: (contents: WebContents) => Promise<void>;
}>;

/** Electron's word for taking the bar away. */
const NO_PROGRESS = -1;

export function createServiceHost(options: ServiceHostOptions): ServiceHost {
  const { dataFolder, bundleFolder, apiUrl, settings, vault, windows, log } = options;
  const service = createServiceProcess({
    fork: () =>
      utilityProcess.fork(join(bundleFolder, 'service.cjs'), [], {
        serviceName: 'Seatwise service',
        stdio: app.isPackaged ? 'ignore' : 'inherit',
      }),
    onNews: createNewsHandler({
      vault,
      settings,
      showCount: (count) => app.setBadgeCount(count),
      showProgress: (part) => windows.all().forEach((window) => window.setProgressBar(part ?? NO_PROGRESS)),
      log,
    }),
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
    serverUrl: () => currentServerUrl(apiUrl, settings.get()),
    tell: (online) => service.tell({ type: 'network', online }),
  });
  return {
    process: service,
    watches: [
      network,
      createPowerWatch(powerMonitor, () => service.tell({ type: 'resume' })),
      createLockWatch({
        app,
        powerMonitor,
        lockAfter: () => settings.get().lockAfter,
        lock: () => service.tell({ type: 'lock' }),
        now: () => performance.now(),
      }),
      createFocusWatch(app, (focused) => service.tell({ type: 'focus', focused })),
    ],
    begin: async () => {
      const { protection } = await vault;
      if (!isDecided(protection())) return;
      const facts = { dataFolder, deviceName: deviceName(hostname()), apiUrl };
      await service.begin(() => serviceInit({ ...facts, settings: settings.get(), protection: protection() }));
    },
    connect: (contents) => connectWindow(contents, { createChannel: () => new MessageChannelMain(), service }),
  };
}
