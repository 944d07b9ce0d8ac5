import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { answer } from '../../electron/main/appProtocol.ts';
import { PROJECT_ROOT, removeUserData } from './application.ts';
import { installBridge, type HostCall } from './chromiumBridge.ts';
import { startHostedService, type HostedService } from './chromiumService.ts';
import { startDistrict, type District } from './district.ts';
import { startNetworkProxy } from './networkProxy.ts';
import type { TourOffice } from './tour.ts';

/** Where the page is taken from; nothing listens there, each request is answered here. */
const ORIGIN = 'https://seatwise.example';

/** An office whose window is a page of today's Chromium, before the built service in a process of its own. */
export type ChromiumOffice = TourOffice &
  Readonly<{
    district: District;
    /** The version of the browser, once it is open. */
    version: () => string;
    /** Everything the page printed or threw that is an error. */
    errors: readonly string[];
    remove: () => Promise<void>;
  }>;

/** Sets up such an office, with a district of its own. */
export async function setUpChromiumOffice(): Promise<ChromiumOffice> {
  const district = await startDistrict();
  const network = await startNetworkProxy(district.url);
  const dataFolder = await mkdtemp(join(tmpdir(), 'seatwise-chromium-'));
  const errors: string[] = [];
  let browser: Browser | null = null;
  let service: HostedService | null = null;
  return {
    district,
    network,
    errors,
    version: () => browser?.version() ?? '',
    open: async () => {
      browser = await chromium.launch({
        executablePath: process.env['SEATWISE_CHROMIUM'] ?? '/usr/bin/chromium',
        // Chromium's sandbox refuses to run as root; nowhere else is it switched off.
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      service = await startHostedService({
        dataFolder,
        serverUrl: network.url,
        // After the page is closed nobody hears.
        tell: (message) => void page.evaluate((said) => hearService(said), message).catch(() => undefined),
      });
      await connectPage(page, network.url, service);
      await page.goto(`${ORIGIN}/`);
      return { page };
    },
    remove: async () => {
      await browser?.close();
      await service?.stop();
      await network.stop();
      await district.remove();
      await removeUserData(dataFolder);
    },
  };
}

/** Gives the page its files, with the policy the app has, and what the preload gives it. */
async function connectPage(page: Page, serverUrl: string, service: HostedService): Promise<void> {
  await page.exposeBinding('callHost', async (_source, call: HostCall): Promise<void> => {
    switch (call.kind) {
      case 'connect':
        return service.connect();
      case 'ask':
        return service.ask(call.message);
      case 'theme':
        return page.emulateMedia({ colorScheme: call.theme === 'system' ? null : call.theme });
    }
  });
  await page.addInitScript(installBridge, firstBoot(serverUrl));
  const root = join(PROJECT_ROOT, 'out/renderer');
  await page.route(`${ORIGIN}/**`, async (route) => {
    const request = route.request();
    const response = await answer({ method: request.method(), url: request.url() }, root, (url) =>
      url.startsWith(ORIGIN),
    );
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

function firstBoot(serverUrl: string): Boot {
  return {
    platform: 'linux',
    version: '0.0.0',
    serverUrl,
    theme: 'light',
    preferences: { contrast: 'system', textSize: 100, lockAfter: 0, firstSchools: {} },
    protection: { state: 'keychain', backend: 'memory' },
  };
}

/** Of the page; `installBridge` puts it there. */
declare function hearService(message: unknown): void;
