import react from '@vitejs/plugin-react';
import type { Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { PROJECT_ROOT, removeUserData, startApplication, type Application } from './application.ts';
import { findViolations } from './axe.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('the gallery of components', () => {
  let server: ViteDevServer;
  let app: Application;

  beforeAll(async () => {
    // What `npm run dev -- --gallery` has: the sources, served as they are.
    server = await createServer({
      configFile: false,
      root: join(PROJECT_ROOT, 'renderer'),
      plugins: [react()],
      server: { host: '127.0.0.1', port: 0, strictPort: false },
      logLevel: 'error',
    });
    await server.listen();
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error('The server of the sources has no address.');
    app = await startApplication({ env: { ELECTRON_RENDERER_URL: url }, switches: ['--gallery'], keychain: 'none' });
    await app.page.getByRole('heading', { name: 'Gallery', level: 1 }).waitFor();
    await app.page.getByRole('radio', { name: 'High contrast' }).waitFor();
  });

  afterAll(async () => {
    await app?.stop();
    if (app) await removeUserData(app.userDataDir);
    await server?.close();
  });

  it('has no violation in any look: light and dark, with high contrast and without, in forced colors', async () => {
    const { page } = app;
    const violations: string[] = [];
    for (const contrast of ['Same as this computer', 'High contrast']) {
      await chooseContrast(page, contrast);
      for (const theme of THEMES) {
        await chooseTheme(page, theme);
        await picture(page, `${theme}-${contrast === 'High contrast' ? 'high-contrast' : 'normal'}`);
        violations.push(...(await findViolations(page)).map((what) => `${theme}, ${contrast}: ${what}`));
      }
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(page, 'forced-colors');
    violations.push(...(await findViolations(page)).map((what) => `forced colors: ${what}`));
    await page.emulateMedia({ forcedColors: 'none' });
    expect(violations).toEqual([]);
  });

  it('opens what lies over the page, which closes by keyboard and gives the focus back', async () => {
    const { page } = app;
    for (const width of ['narrow', 'normal', 'wide']) {
      const opener = page.getByRole('button', { name: `Dialog, ${width}` });
      await opener.click();
      await page.getByRole('dialog', { name: `Dialog, ${width}` }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // The focus goes back a frame after the dialog is gone.
      await page.waitForFunction((name) => document.activeElement?.textContent === name, `Dialog, ${width}`);
    }
  });

  it('brings nothing that breaks the policy or throws', () => {
    expect(app.consoleLines.filter((line) => /^(error|pageerror)/.test(line))).toEqual([]);
  });
});

async function chooseContrast(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Contrast' }).getByRole('radio', { name }).check();
  await page.waitForFunction(
    (more) => (document.documentElement.dataset['contrast'] === 'more') === more,
    name === 'High contrast',
  );
}

/** A picture of the whole page, where a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SEATWISE_PICTURES'];
  if (folder === undefined) return;
  const height = await page.evaluate(() => document.querySelector('main')?.scrollHeight ?? 0);
  await page.setViewportSize({ width: 1440, height: Math.max(640, height) });
  await page.screenshot({ path: join(folder, `gallery-${name}.png`), animations: 'disabled' });
}
