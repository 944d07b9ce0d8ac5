import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright';
import type { ProductId } from '../../shared/contract/ids.ts';
import { setUpOffice, type Office } from './office.ts';
import { createRival } from './rival.ts';
import {
  findLicense,
  readAvailable,
  readClasses,
  readHistory,
  readPoolDrift,
  readProductsOf,
  readVerdicts,
  type Student,
} from './roster.ts';
import * as screens from './screens.ts';
import { watchStillness } from './stillness.ts';

describe('somebody else at another computer', () => {
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('takes the last license while the office is offline: what is refused stays in sight until the office decides', async () => {
    const { district, network } = office;
    const { schoolClass, license } = await findLicense(district.db);
    const { productId, product } = license;
    const [mine, theirs] = schoolClass.students.filter(({ held }) => held.every((one) => one.productId !== productId));
    if (!mine || !theirs) throw new Error('The class has not two students without the product.');
    // One license is left of this product, wherever this school may draw from.
    await sql`update pools set bought = assigned where product_id = ${productId}`.execute(district.db);
    await sql`update pools set bought = assigned + 1 where id = ${license.poolId}`.execute(district.db);
    ({ page } = await office.openSignedIn());

    network.set({ kind: 'down' });
    await screens.openClass(page, schoolClass.title);
    await screens.addProduct(page, mine.name, product);
    await screens.studentRow(page, mine.name).getByText('Saved on this computer').waitFor();
    const rival = await createRival(district.url, district.rival);
    expect(await rival.assign(theirs.id, productId)).toBe('applied');

    network.set({ kind: 'pass' });
    await screens.studentRow(page, mine.name).getByText('Needs you').waitFor({ timeout: 90_000 });
    expect(await screens.shownProducts(page, mine.name)).not.toContain(product);
    await screens.statusBar(page).getByText('1 needs attention').waitFor();
    await screens.goTo(page, 'Activity');
    const attention = page.getByRole('region', { name: 'Needs attention · 1' });
    const item = attention.getByRole('listitem').filter({ hasText: `Assign ${product} to ${mine.fullName}` });
    await item.getByText('0 licenses available').waitFor();
    expect(await readProductsOf(district.db, mine.id)).not.toContain(product);
    expect(await readHistory(district.db, mine.id, productId)).toEqual([]);
    expect(await readVerdicts(district.db, mine.id)).toEqual(['refused']);
    expect(await readPoolDrift(district.db)).toEqual([]);

    await item.getByRole('button', { name: /^Drop my change/ }).click();
    await attention.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Done' }).getByText(`${product} for ${mine.fullName}`).waitFor();
    await screens.statusBar(page).getByText('needs attention').waitFor({ state: 'detached' });
  });

  it('gives a license to somebody in sight: the scrolled list stays, and so does the dialog over it', async () => {
    await allStudents(page);
    await page.getByRole('row').nth(1).focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('PageDown');
    const inSight = await studentsInSight();
    const opened = inSight.find(({ held }) => held.length > 0);
    const [license] = opened?.held ?? [];
    if (!opened || !license) throw new Error('Nobody in sight holds anything.');
    const { student, productId, product } = await somebodyToGive(inSight.filter((one) => one !== opened));
    const dialog = await screens.manageStudentProducts(page, opened.name);
    await dialog.getByRole('button', { name: `Remove ${license.product}`, exact: true }).click();
    await dialog.getByText(/^Removes /).waitFor();
    const rival = await createRival(office.district.url, office.district.rival);
    const watch = await watchStillness(page, student.name);
    expect(await rival.assign(student.id, productId)).toBe('applied');
    await chipBehind(student.name, product).waitFor({ timeout: 60_000 });
    expect(await watch.moved()).toEqual([]);
    await dialog.getByText(`Removes ${license.product} from ${opened.fullName}.`).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('gives a license while a field is half typed: text, caret and list stay', async () => {
    await allStudents(page);
    const field = page.getByRole('searchbox', { name: 'Filter students' });
    const [first] = await studentsInSight();
    if (!first) throw new Error('Nobody is in sight.');
    const typed = first.name.slice(0, 2);
    await field.pressSequentially(typed);
    await page.getByText(/^[\d,]+ students? found$/).waitFor();
    await page.keyboard.press('ArrowLeft');
    const { student, productId, product } = await somebodyToGive(await studentsInSight());
    const rival = await createRival(office.district.url, office.district.rival);
    const watch = await watchStillness(page, student.name);
    expect(await rival.assign(student.id, productId)).toBe('applied');
    await chipBehind(student.name, product).waitFor({ timeout: 60_000 });
    expect(await watch.moved()).toEqual([]);
    expect(await field.evaluate((input: HTMLInputElement) => [input.value, input.selectionStart])).toEqual([typed, 1]);
  });

  async function studentsInSight(): Promise<readonly Student[]> {
    const names = await page.locator('.grid-scroller').evaluate((scroller) => {
      const view = scroller.getBoundingClientRect();
      return [...scroller.querySelectorAll('tbody tr')].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const isInSight = top > view.top + 40 && bottom < view.bottom;
        return isInSight ? [row.querySelector('th')?.textContent ?? ''] : [];
      });
    });
    const everybody = (await readClasses(office.district.db)).flatMap(({ students }) => students);
    return names.flatMap((name) => {
      const called = everybody.filter((student) => name === student.name);
      return called.length === 1 ? called : [];
    });
  }

  /** Somebody of these who lacks what others of their grade hold, and of which licenses are left. */
  async function somebodyToGive(
    students: readonly Student[],
  ): Promise<Readonly<{ student: Student; productId: ProductId; product: string }>> {
    const available = await readAvailable(office.district.db);
    const everybody = (await readClasses(office.district.db)).flatMap((one) => one.students);
    for (const student of students) {
      const license = everybody
        .filter(({ grade }) => grade === student.grade)
        .flatMap(({ held }) => held)
        .find(
          ({ product }) => (available.get(product) ?? 0) > 0 && student.held.every((one) => one.product !== product),
        );
      if (license) return { student, productId: license.productId, product: license.product };
    }
    throw new Error('Nobody in sight lacks what could be given.');
  }

  /** A product in somebody's row, also while a dialog hides the row from a screen reader. */
  function chipBehind(name: string, product: string): Locator {
    return page.locator('tr').filter({ hasText: name }).locator('.chip').filter({ hasText: product });
  }
});

async function allStudents(page: Page): Promise<void> {
  await screens.goTo(page, 'My Classes & Students');
  await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'All students' }).click();
  await page.getByRole('grid').getByRole('rowheader').first().waitFor();
}
