import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { findViolations } from './axe.ts';
import { openGallery, type GalleryPage } from './galleryPage.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('the gallery of components', () => {
  let gallery: GalleryPage;

  beforeAll(async () => {
    gallery = await openGallery();
  });

  afterAll(async () => gallery?.close());

  it('has no violation in any look: light and dark, with high contrast and without, in forced colors', async () => {
    const { page } = gallery;
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
    const { page } = gallery;
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
    expect(gallery.app.consoleLines.filter((line) => /^(error|pageerror)/.test(line))).toEqual([]);
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
