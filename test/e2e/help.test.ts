import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { setUpOffice, type Office } from './office.ts';
import * as screens from './screens.ts';

/** What the main process was asked to do outside the app. */
type Outside = { opened: string[]; printed: number };

describe('Help & Support', () => {
  let office: Office;
  let app: Application;
  let folder: string;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
    folder = await mkdtemp(join(tmpdir(), 'seatwise-help-'));
    await app.electron.evaluate(({ shell, BrowserWindow }) => {
      const outside: Outside = { opened: [], printed: 0 };
      Object.assign(globalThis, { outside });
      shell.openExternal = async (url) => void outside.opened.push(url);
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('There is no window.');
      window.webContents.print = (_options, done) => {
        outside.printed += 1;
        done?.(true, '');
      };
    });
    // All of it works offline.
    office.network.set({ kind: 'down' });
  });

  afterAll(async () => {
    await office?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const outside = (): Promise<Outside> =>
    app.electron.evaluate(() => (globalThis as unknown as { outside: Outside }).outside);

  it('finds a topic by what a person types, with typing errors, and leads to its screen', async () => {
    const { page } = app;
    await screens.goTo(page, 'Help & Support');
    await page.getByRole('searchbox', { name: 'Search help' }).fill('remove licnese studnet');
    await page.getByText(/^\d+ results?$/).waitFor();
    await page.getByRole('link', { name: /^Remove or change a product for a student/ }).click();
    await page.getByRole('heading', { name: 'Remove or change a product for a student' }).waitFor();
    const steps = await page.getByRole('article').getByRole('list').first().getByRole('listitem').allInnerTexts();
    await page.getByRole('link', { name: 'Take me there: My Classes & Students' }).click();
    await page.getByRole('heading', { name: 'My Classes & Students' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await page.getByRole('searchbox', { name: 'Search help' }).inputValue()).toBe('remove licnese studnet');
    expect(steps.map((step) => step.trim()).at(-1)).toMatch(/^Select Save\.$/);
  });

  it('says so when nothing is found', async () => {
    const { page } = app;
    await page.getByRole('searchbox', { name: 'Search help' }).fill('zebra');
    await page.getByText('Nothing found for “zebra”').waitFor();
    await page.getByRole('button', { name: 'Show all topics' }).click();
    await page.getByRole('heading', { name: 'Assign and remove licenses' }).waitFor();
  });

  it('opens phone and mail by the links of support', async () => {
    const { page } = app;
    await page.getByRole('link', { name: /888-983-8409/ }).click();
    await page.getByRole('link', { name: /implementation@lwtears\.com/ }).click();
    await page.getByText(/^(Open now, until|Closed now)/).waitFor();
    await expect
      .poll(async () => (await outside()).opened, { timeout: 30_000 })
      .toEqual(['tel:888-983-8409', 'mailto:implementation@lwtears.com']);
  });

  it('shows an activation guide, prints it, and saves it as a PDF', async () => {
    const { page, electron } = app;
    const file = join(folder, 'guide.pdf');
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath: string }) => {
        Object.assign(globalThis, { proposed: options.defaultPath });
        return { canceled: false, filePath: path };
      }) as unknown as typeof dialog.showSaveDialog;
    }, file);
    await page.getByRole('link', { name: /Phonics/ }).click();
    await page.getByRole('heading', { name: 'Phonics activation guide' }).waitFor();
    await page.getByRole('button', { name: 'Download PDF' }).click();
    await screens.toast(page, 'The PDF is saved.').waitFor();
    await page.getByRole('button', { name: 'Print' }).click();
    await expect.poll(async () => (await outside()).printed, { timeout: 30_000 }).toBe(1);
    const proposed = await electron.evaluate(() => (globalThis as unknown as { proposed: string }).proposed);
    expect(proposed).toMatch(/[\\/]Phonics activation guide\.pdf$/);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
