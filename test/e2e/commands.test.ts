import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('commands', () => {
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

  it('undo and redo a removed license by keys and by the button, and say what it was', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db);
    await undoButton(page, /^Nothing to undo/).waitFor();
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    expect(await screens.shownProducts(page, student.name)).not.toContain(license.product);
    await undoButton(page, `Undo: ${license.product} removed from`).waitFor();

    await page.keyboard.press('Control+z');
    await screens.toast(page, /^Undone: /).waitFor();
    await productShows(page, student.name, license.product, true);
    await page.keyboard.press('Control+Shift+Z');
    await screens.toast(page, /^Done again: /).waitFor();
    await productShows(page, student.name, license.product, false);
    await undoButton(page, 'Undo: ').click();
    await productShows(page, student.name, license.product, true);
  });

  it('take back from the message what was just saved', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db, 1);
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    await productShows(page, student.name, license.product, false);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
    await productShows(page, student.name, license.product, true);
  });

  it('are found in the palette with people and classes', async () => {
    const { schoolClass, student } = await findLicense(office.district.db);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    const field = palette.getByRole('combobox');
    await field.fill('activ');
    await palette.getByRole('option', { name: /^Activity/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
    expect(await palette.count()).toBe(0);

    await page.keyboard.press('Control+k');
    await field.fill(schoolClass.title);
    await palette.getByRole('option', { name: schoolClass.title }).first().click();
    await page.getByRole('heading', { name: schoolClass.title, level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await field.fill(student.name.split(',')[0] ?? '');
    await palette.getByRole('group', { name: 'People' }).getByRole('option').first().waitFor();
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await findViolations(page)).toEqual([]);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Manage Student Products' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('are listed with their keys, and Ctrl+F goes to the filter of the list', async () => {
    await screens.goTo(page, 'My Classes & Students');
    await page.getByRole('grid', { name: 'Classes' }).waitFor();
    await page.keyboard.press('Control+f');
    const filter = page.getByRole('searchbox', { name: 'Filter classes' });
    expect(await filter.evaluate((element) => element === document.activeElement)).toBe(true);
    // A question mark in a field is a question mark.
    await page.keyboard.type('?');
    expect(await filter.inputValue()).toBe('?');
    await filter.fill('');
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Ctrl+K').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('stand in one menu for a row: at the pointer, by the menu key and from its three dots', async () => {
    const menu = page.getByRole('menu');
    const entries = async (): Promise<readonly string[]> => {
      await menu.waitFor();
      const names = await menu.locator('.menu-item-main').allInnerTexts();
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      return names;
    };
    await screens.goTo(page, 'My Classes & Students');
    await page.getByRole('grid', { name: 'Classes' }).getByRole('row').nth(2).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Edit class' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'You are here' }).waitFor();

    const row = page.getByRole('row').nth(3);
    await row.getByRole('button', { name: /^More for / }).click();
    const ofDots = await entries();
    expect(ofDots[0]).toBe('Manage Student Products');
    await row.click({ button: 'right', position: { x: 120, y: 12 } });
    const [place, box] = [await page.locator('.menu-popover').boundingBox(), await row.boundingBox()];
    expect(Math.abs((place?.x ?? 0) - (box?.x ?? 0) - 120)).toBeLessThan(3);
    expect(await entries()).toEqual(ofDots);
    await page.keyboard.press('Shift+F10');
    expect(await entries()).toEqual(ofDots);

    // The focus is back on the row a moment after the menu has gone.
    await expect.poll(async () => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+F10');
    await menu
      .getByRole('menuitem', { name: /^Move / })
      .first()
      .click();
    await page.getByRole('dialog', { name: /^Move / }).waitFor();
    await page.keyboard.press('Escape');

    await screens.goTo(page, 'User Management');
    await page.getByRole('listitem').filter({ hasText: 'Teacher' }).first().click({ button: 'right' });
    expect(await entries()).toContain('Manage User Products');
    await screens.goTo(page, 'License Board');
    await page.locator('[data-user]').first().click({ button: 'right' });
    expect(await entries()).toEqual(['Move to…', 'Manage Student Products', 'History']);
  });

  it('print the list on screen whole, also what is scrolled out of view', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('There is no window.');
      // The dialog of the system stays open until `printed` is called.
      window.webContents.print = (_options, printed) => void Object.assign(globalThis, { printed });
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('All students');
    await page.getByRole('option', { name: /^All students/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    const grid = page.getByRole('grid', { name: 'All students' });
    await grid.waitFor();
    const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
    const drawn = await grid.locator('tbody .cell-student').count();
    expect(drawn).toBeLessThan(total);
    await page.keyboard.press('Control+p');
    const isAsked = (): Promise<boolean> => app.electron.evaluate(() => 'printed' in globalThis);
    await expect.poll(isAsked, { timeout: 60_000 }).toBe(true);
    expect(await grid.locator('tbody .cell-student').count()).toBe(total);
    const pages = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const paper = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'Letter' });
      (globalThis as unknown as { printed: (success: boolean, reason: string) => void }).printed(true, '');
      return paper?.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    });
    expect(pages).toBeGreaterThan(1);
    // Afterwards only what is in view is drawn again.
    await expect.poll(async () => grid.locator('tbody .cell-student').count(), { timeout: 60_000 }).toBe(drawn);
  });

  it('save the list on screen as it is sorted and filtered', async () => {
    const path = join(office.userDataDir, 'list.csv');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await screens.goTo(page, 'My Classes & Students');
    await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'All students' }).click();
    const grid = page.getByRole('grid', { name: 'All students' });
    const byGrade = grid.getByRole('columnheader', { name: 'Grade' });
    await byGrade.getByRole('button').click();
    await grid.locator('[aria-sort="ascending"]', { hasText: 'Grade' }).waitFor();
    await byGrade.getByRole('button').press('Enter');
    await grid.locator('[aria-sort="descending"]', { hasText: 'Grade' }).waitFor();
    await page.getByRole('searchbox', { name: 'Filter students' }).fill('a');
    await page.getByText(/ students found$/).waitFor();
    const shown = (): Promise<readonly string[]> => grid.locator('tbody .cell-grade').allInnerTexts();
    const grades = [...(await shown())];
    expect(grades[0]).toBe('5');
    expect(grades).toEqual([...grades].sort((a, b) => (a === 'K' ? 1 : b === 'K' ? -1 : Number(b) - Number(a))));
    // Back from another screen the list is as it was left.
    await page.getByRole('button', { name: 'Save as CSV' }).focus();
    await page.keyboard.press('Control+1');
    await screens.waitForDashboard(page);
    await page.keyboard.press('Alt+ArrowLeft');
    await grid.locator('[aria-sort="descending"]', { hasText: 'Grade' }).waitFor();
    const total = Number(await grid.getAttribute('aria-rowcount')) - 1;

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('spreadsheet');
    await page.getByRole('option', { name: /^Save as CSV/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await screens.toast(page, 'The file is saved.').waitFor();
    const [head, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFFamily name,First name,Grade,Products');
    expect(lines).toHaveLength(total);
    expect(lines.slice(0, grades.length).map((line) => line.split(',')[2])).toEqual(grades);
  });

  it('run from the native menu too', async () => {
    await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.activity')?.click());
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
    await page.keyboard.press('Control+1');
    await screens.waitForDashboard(page);
  });
});

function undoButton(page: Page, name: string | RegExp): Locator {
  return page.getByRole('banner').getByRole('button', { name });
}

async function productShows(page: Page, student: string, product: string, isShown: boolean): Promise<void> {
  const chip = screens.studentRow(page, student).locator('.chip-name', { hasText: product });
  await chip.waitFor({ state: isShown ? 'visible' : 'detached' });
}
