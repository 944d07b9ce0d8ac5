import { sql } from 'kysely';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import * as board from './board.ts';
import { setUpOffice, type Office } from './office.ts';
import { createRival } from './rival.ts';
import { readClasses, readPoolDrift, readProductsOf, type SchoolClass, type Student } from './roster.ts';
import * as screens from './screens.ts';
import { chooseTheme, THEMES } from './theme.ts';
import { until } from './until.ts';

const KB = 'Keyboarding';
const HW = 'Handwriting';
const NONE = 'No license';

describe('the License Board', () => {
  let office: Office;
  let app: Application;
  let page: Page;
  let classes: readonly SchoolClass[];
  let students: readonly Student[];
  /** Names that are on the board once: a filter by them shows one person. */
  const taken = new Set<string>();

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
    ({ page } = app);
    page.setDefaultTimeout(15_000);
    classes = await readClasses(office.district.db);
    students = classes.flatMap((one) => one.students);
    await board.openBoard(page);
  });

  afterAll(async () => {
    await office?.remove();
  });

  const holds = (student: Student, product: string): boolean => student.held.some((one) => one.product === product);
  /** A student of grades 1 to 5 who holds these and not those, and whom no test has used before. */
  function someone(held: readonly string[], not: readonly string[], among = students): Student {
    const found = students.find(
      (student) =>
        among.includes(student) &&
        /^0[1-5]$/.test(student.grade) &&
        held.every((product) => holds(student, product)) &&
        not.every((product) => !holds(student, product)) &&
        !taken.has(student.name) &&
        students.filter(({ name }) => name === student.name).length === 1,
    );
    if (!found) throw new Error('The sample has no such student.');
    taken.add(found.name);
    return found;
  }
  /** A class in which somebody holds these and not those. */
  function classWith(held: readonly string[], not: readonly string[]): SchoolClass {
    const found = classes.find((one) =>
      one.students.some(
        (student) =>
          /^0[1-5]$/.test(student.grade) &&
          !taken.has(student.name) &&
          held.every((product) => holds(student, product)) &&
          not.every((product) => !holds(student, product)),
      ),
    );
    if (!found) throw new Error('The sample has no such class.');
    return found;
  }
  const confirmedProducts = async (student: Student, is: (names: readonly string[]) => boolean): Promise<void> =>
    until('the server has it', async () => is(await readProductsOf(office.district.db, student.id)));

  it('swaps a license by dragging its card to another column, and takes it back with Undo', async () => {
    const student = someone([KB], [HW]);
    await board.filterBoard(page, student.name);
    await board.dragOver(page, board.card(page, KB, student.name), board.column(page, HW));
    const note = board.column(page, HW).locator('.board-note');
    await note.getByText(`Swap Keyboarding → Handwriting for ${student.fullName}.`).waitFor();
    await page.mouse.up();
    await board.card(page, HW, student.name).waitFor();
    await board.card(page, KB, student.name).waitFor({ state: 'detached' });
    await screens.toast(page, /^Keyboarding replaced with Handwriting for /).waitFor();
    await confirmedProducts(student, (names) => names.includes(HW) && !names.includes(KB));

    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await board.card(page, KB, student.name).waitFor();
    await screens.toast(page, /^Undone\.$/).waitFor();
    await confirmedProducts(student, (names) => names.includes(KB) && !names.includes(HW));
  });

  it('unassigns, assigns, and with Ctrl gives the second as well', async () => {
    const student = someone([KB], [HW]);
    const others = student.held.map(({ product }) => product).filter((product) => product !== KB);
    await board.filterBoard(page, student.name);
    await page.keyboard.down('Control');
    await board.drag(page, board.card(page, KB, student.name), board.column(page, HW));
    await page.keyboard.up('Control');
    await board.card(page, HW, student.name).waitFor();
    expect(await board.card(page, KB, student.name).count()).toBe(1);
    for (const product of [KB, HW, ...others]) {
      await board.drag(page, board.card(page, product, student.name), board.column(page, NONE));
      await board.card(page, product, student.name).waitFor({ state: 'detached' });
    }
    await board.card(page, NONE, student.name).waitFor();
    await board.drag(page, board.card(page, NONE, student.name), board.column(page, HW));
    await board.card(page, HW, student.name).waitFor();
    await confirmedProducts(student, (names) => names.length === 1 && names[0] === HW);
  });

  it('moves the very license by dragging its sign onto another person', async () => {
    const { title, students: inClass } = classWith([HW], [KB]);
    const to = someone([HW], [KB], inClass);
    const from = someone([KB], [], inClass);
    await board.filterBoard(page, '');
    await board.chooseClass(page, title);
    await board.drag(page, board.card(page, KB, from.name).locator('[data-license]'), board.card(page, HW, to.name));
    await board.card(page, KB, to.name).waitFor();
    await board.card(page, KB, from.name).waitFor({ state: 'detached' });
    await screens.toast(page, `Keyboarding moved from ${from.fullName} to ${to.fullName}.`).waitFor();
    await until('the server has moved it', async () => (await readProductsOf(office.district.db, to.id)).includes(KB));
    await board.chooseClass(page, 'All classes');
  });

  it('says why a column cannot be dropped on, and drops nothing there', async () => {
    const student = someone([KB, HW], []);
    await board.filterBoard(page, student.name);
    await board.dragOver(page, board.card(page, KB, student.name), board.column(page, HW));
    await board.column(page, HW).getByText('This product is assigned already.').waitFor();
    await page.mouse.up();
    await page.locator('.dragging').waitFor({ state: 'detached' });
    expect(await board.card(page, KB, student.name).count()).toBe(1);
  });

  it('asks first when a drop is short, and lets the rest wait', async () => {
    const product = 'Phonics';
    const student = someone([KB], [product]);
    // The vendor takes back what nobody holds.
    await sql`update pools set bought = bought - (quantity - assigned)
      where product_id in (select id from products where name = ${product})`.execute(office.district.db);
    await page.keyboard.press('F5');
    await board.column(page, product).getByText('0 licenses available').waitFor();
    await board.filterBoard(page, student.name);
    await board.drag(page, board.card(page, KB, student.name), board.column(page, product));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Swap Keyboarding → Phonics for /).waitFor();
    if (await dialog.getByRole('checkbox').count()) await dialog.getByRole('checkbox').check({ force: true });
    await dialog.getByText('1 student is not changed.').waitFor();
    const saveButton = dialog.getByRole('button', { name: /^Save/ });
    expect(await saveButton.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('radio', { name: 'Let the rest wait for a license' }).check({ force: true });
    await dialog.getByText('1 student waits for a license.').waitFor();
    await dialog.getByRole('button', { name: 'Save 1 change' }).click();
    await dialog.waitFor({ state: 'detached' });
    await board.card(page, KB, student.name).getByText('Waiting for a license').waitFor({ state: 'attached' });
  });

  it('asks first when many are touched, and saves them as one', async () => {
    await board.filterBoard(page, '');
    await board.cards(page, HW).first().click();
    await page.keyboard.press('Control+a');
    await page
      .getByRole('status')
      .getByText(/selected in Handwriting$/)
      .waitFor();
    await page.keyboard.press('Escape');
    await board.cards(page, HW).first().click();
    for (let presses = 0; presses < 24; presses += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('25 selected in Handwriting').waitFor();
    await board.drag(
      page,
      board.column(page, HW).locator('.board-card.selected[tabindex="0"]'),
      board.column(page, NONE),
    );
    const dialog = page.getByRole('dialog', { name: /^Remove Handwriting from 25 students/ });
    await dialog.getByText('25 students are changed now.').waitFor();
    await dialog.getByRole('button', { name: 'Save 25 changes' }).click();
    await dialog.waitFor({ state: 'detached' });
    await screens.toast(page, /^Handwriting removed from 25 students\./).waitFor();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
    await screens.toast(page, /^Undone\.$/).waitFor();
  });

  it('does the same by keyboard: Enter picks up, Tab goes to the columns, Enter drops, Escape cancels', async () => {
    const student = someone([KB], [HW]);
    await board.filterBoard(page, student.name);
    await board.card(page, KB, student.name).focus();
    await page.keyboard.press('Enter');
    await page.locator('.dragging').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.dragging').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.dragging').waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('board-column'));
    for (let presses = 0; presses < 12 && !(await focusedLabel(page)).startsWith(HW); presses += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await focusedLabel(page)).toContain(`Swap Keyboarding → Handwriting for ${student.fullName}.`);
    expect(await heard(page)).toContain('Started dragging.');
    await page.keyboard.press('Enter');
    await board.card(page, HW, student.name).waitFor();
    await board.card(page, KB, student.name).waitFor({ state: 'detached' });
  });

  it('and without any dragging: select, then Move to…', async () => {
    const student = someone([KB], [HW]);
    await board.filterBoard(page, student.name);
    await board.card(page, KB, student.name).click();
    await page.getByRole('button', { name: 'Move to…' }).click();
    const dialog = page.getByRole('dialog', { name: `Move ${student.fullName}` });
    const here = dialog.getByRole('button').filter({ hasText: 'Already in this column' });
    expect(await here.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('button').filter({ hasText: 'Swap Keyboarding → Handwriting' }).click();
    await dialog.waitFor({ state: 'detached' });
    await board.card(page, HW, student.name).waitFor();
    await board.card(page, KB, student.name).waitFor({ state: 'detached' });
  });

  it('moves a license to another person without dragging', async () => {
    const from = someone([KB], []);
    const to = someone([], [KB]);
    await board.filterBoard(page, from.name);
    await board.card(page, KB, from.name).focus();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: `Move ${from.fullName}` });
    await dialog.getByRole('searchbox').fill(to.fullName);
    await dialog
      .getByRole('button')
      .filter({ hasText: `Move Keyboarding from ${from.fullName} to ${to.fullName}` })
      .click();
    await board.card(page, KB, from.name).waitFor({ state: 'detached' });
    await board.filterBoard(page, to.name);
    await board.card(page, KB, to.name).waitFor();
  });

  it('moves nothing on screen while something is dragged, whatever a sync brings', async () => {
    const { title, students: inClass } = classWith([], [KB]);
    const other = someone([], [KB], inClass);
    const student = someone([KB], [], inClass);
    const productId = student.held.find(({ product }) => product === KB)?.productId;
    if (!productId) throw new Error('They hold it.');
    await board.filterBoard(page, '');
    await board.chooseClass(page, title);
    await board.card(page, KB, student.name).waitFor();
    const shown = async (): Promise<readonly string[]> =>
      board.cards(page, KB).locator('.board-card-name').allInnerTexts();
    const before = await shown();
    await board.dragOver(page, board.card(page, KB, student.name), board.column(page, NONE));
    const rival = await createRival(office.district.url, office.district.rival);
    expect(await rival.assign(other.id, productId)).toBe('applied');
    await page.waitForTimeout(2000);
    expect(await shown()).toEqual(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await board.card(page, KB, other.name).waitFor();
    await board.chooseClass(page, 'All classes');
  });

  it('is for everybody, light and dark, in a small window', async () => {
    await page.setViewportSize({ width: 1024, height: 640 });
    await board.filterBoard(page, '');
    await board.cards(page, KB).first().waitFor();
    const violations: string[] = [];
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      violations.push(...(await findViolations(page)));
    }
    await board.cards(page, KB).first().click();
    await page.keyboard.press('m');
    await page
      .getByRole('dialog')
      .getByText(/^Remove Keyboarding/)
      .waitFor();
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      violations.push(...(await findViolations(page)));
    }
    expect(violations).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('leaves every pool with exactly its assignments, and a quiet console', async () => {
    await screens.nothingWaits(page);
    expect(await readPoolDrift(office.district.db)).toEqual([]);
    expect(app.consoleLines.filter((line) => !line.startsWith('debug'))).toEqual([]);
  });
});

/** Everything the app has had read out by now. */
async function heard(page: Page): Promise<string> {
  return (await page.getByRole('log').allInnerTexts()).join(' ');
}

async function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}
