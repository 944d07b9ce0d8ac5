import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';

/** Longer than a busy computer takes. */
const patience = { timeout: 30_000 };

describe('Settings', () => {
  let office: Office;

  beforeEach(async () => {
    office = await setUpOffice();
  });

  afterEach(async () => {
    await office?.remove();
  });

  const openSettings = async (page: Page): Promise<void> => {
    await screens.goTo(page, 'Settings');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  };
  const widthOf = (page: Page): Promise<number> => page.evaluate(() => window.innerWidth);
  const contrastOf = (page: Page): Promise<string | undefined> =>
    page.evaluate(() => document.documentElement.dataset['contrast']);

  it('remembers text size, contrast and the school shown first', async () => {
    await sql`
      insert into orgs (id, district_id, sourced_id, type, name, parent_id, roster_source)
      select 'annex', district_id, 'annex', type, 'Annex', parent_id, roster_source from orgs where type = 'school' limit 1
    `.execute(office.district.db);
    let app = await office.open();
    await app.page.getByLabel('Email').waitFor();
    await screens.signIn(app.page, office.district.rival);
    await screens.waitForDashboard(app.page);
    await openSettings(app.page);
    const before = await widthOf(app.page);
    await app.page.getByLabel('School shown first').selectOption('Annex');
    await app.page.getByRole('radio', { name: 'High contrast' }).check();
    await app.page.getByRole('radio', { name: '150%' }).check();
    await expect.poll(() => widthOf(app.page), patience).toBeLessThan(before * 0.75);
    expect(await contrastOf(app.page)).toBe('more');
    // The menu knows the same sizes, and the page hears of it.
    await app.electron.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View');
      const smaller = view?.submenu?.items.find(({ label }) => label === 'Smaller Text');
      if (!smaller) throw new Error('The menu has no such item.');
      smaller.click();
    });
    await expect.poll(() => app.page.getByRole('radio', { name: '125%' }).isChecked(), patience).toBe(true);
    await app.stop();

    app = await office.open();
    await screens.waitForDashboard(app.page);
    expect(await contrastOf(app.page)).toBe('more');
    expect(await widthOf(app.page)).toBeLessThan(before * 0.9);
    await app.page.getByRole('navigation', { name: 'Main' }).getByText('Annex').waitFor();
  });

  it('wipes the computer: a list of what is unsent, two questions, a receipt, and nothing is left', async () => {
    let app: Application = await office.openSignedIn();
    const { page } = app;
    const { schoolClass, student, license } = await findLicense(office.district.db);
    office.network.set({ kind: 'down' });
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    const list = join(tmpdir(), `seatwise-unsent-${process.pid}.csv`);
    const receipt = join(tmpdir(), `seatwise-receipt-${process.pid}.txt`);
    await app.electron.evaluate(
      ({ dialog }, paths) => {
        const answers = [...paths];
        dialog.showSaveDialog = (async () => ({
          canceled: false,
          filePath: answers.shift(),
        })) as unknown as typeof dialog.showSaveDialog;
      },
      [list, receipt],
    );
    await openSettings(page);
    await page.getByRole('radio', { name: 'High contrast' }).check();
    await page.getByRole('button', { name: 'Wipe this computer…' }).click();
    await page.getByText('1 change has not been sent or needs your decision.').waitFor();
    await page.getByRole('button', { name: 'Save a list of them…' }).click();
    await screens.toast(page, 'The list is saved.').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('1 change that is not settled will be lost.').waitFor();
    expect(await readdir(office.userDataDir)).toEqual(expect.arrayContaining(['accounts', 'vault.json']));
    await page.getByRole('button', { name: 'Wipe this computer', exact: true }).click();
    await page.getByRole('heading', { name: 'Seatwise data removed from this computer' }).waitFor();
    await page.getByText(/^Rosters, licenses and unsent changes: removed, \d+ files?, /).waitFor();
    await page.getByText(/^Settings: removed, 1 file, /).waitFor();
    await page.getByRole('button', { name: 'Save receipt…' }).click();
    await page.getByText('The receipt is saved.').waitFor();
    const closed = app.electron.waitForEvent('close');
    await page.getByRole('button', { name: 'Close Seatwise' }).click();
    await closed;

    const left = await readdir(office.userDataDir);
    expect(left.filter((name) => /^(accounts|vault|settings|logs)/.test(name))).toEqual([]);
    expect(await readFile(list, 'utf8')).toContain(`Remove ${license.product} from`);
    expect(await readFile(receipt, 'utf8')).toMatch(/^Seatwise data removed from this computer\n/);
    await Promise.all([list, receipt].map((file) => rm(file)));

    office.network.set({ kind: 'pass' });
    app = await office.open();
    await app.page.getByRole('heading', { name: 'Sign in to Seatwise' }).waitFor();
  });
});
