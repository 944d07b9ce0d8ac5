import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('a computer that is left alone', () => {
  let office: Office;
  let app: Application;
  let page: Page;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
    page = app.page;
  });

  afterAll(async () => {
    await office?.remove();
  });

  const unlock = async (password: string): Promise<void> => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Unlock' }).click();
  };

  it('is locked when the screen is: no name stays, and the password opens it, with what was half done, without a network', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db);
    const other = schoolClass.students.find(({ id, held }) => id !== student.id && held.length > 0);
    const [theirs] = other?.held ?? [];
    if (!other || !theirs) throw new Error('The sample has no such class.');
    office.network.set({ kind: 'down' });
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    await screens.studentRow(page, student.name).getByText('Saved on this computer').waitFor();
    const dialog = await screens.manageStudentProducts(page, other.name);
    await dialog.getByRole('button', { name: `Remove ${theirs.product}`, exact: true }).click();
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await page.getByRole('heading', { name: 'Seatwise is locked' }).waitFor();
    for (const { name } of [student, other]) expect(await page.content()).not.toContain(name);
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await findViolations(page)).toEqual([]);
    }
    await unlock('not the password');
    await page.getByText('Email or password is wrong.').waitFor();
    await unlock(office.district.office.password);
    await dialog.getByRole('button', { name: `Keep ${theirs.product}`, exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await dialog.waitFor({ state: 'detached' });
    await screens.statusBar(page).getByText('1 change waiting').waitFor();
  });

  it('stays locked when the app is started again', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+L');
    await page.getByRole('heading', { name: 'Seatwise is locked' }).waitFor();
    await app.stop();
    app = await office.open();
    page = app.page;
    await page.getByRole('heading', { name: 'Seatwise is locked' }).waitFor();
    office.network.set({ kind: 'pass' });
    await unlock(office.district.office.password);
    await screens.waitForDashboard(page);
    await screens.nothingWaits(page);
  });
});
