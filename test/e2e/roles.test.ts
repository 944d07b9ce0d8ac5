import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as board from './board.ts';
import { editClass, goToStep, saveAndConfirm, toggle } from './classSteps.ts';
import { setUpOffice, type Office } from './office.ts';
import { readAvailable, readClasses, readHistory, readPoolDrift, readProductsOf, type SchoolClass } from './roster.ts';
import * as screens from './screens.ts';

/** What the school's own office can do is shown elsewhere, path by path; the same paths for the other two roles. */
describe.each(['teacher', 'district office'] as const)('a %s', (role) => {
  let office: Office;
  let page: Page;
  let schoolClass: SchoolClass;
  /** Products of the class that several students hold, so that each path has a license of its own. */
  let holders: SchoolClass['students'];

  beforeAll(async () => {
    office = await setUpOffice();
    const { district } = office;
    ({ page } = await office.openSignedIn(role === 'teacher' ? district.teacher : district.rival));
    await screens.goTo(page, 'My Classes & Students');
    await page.getByRole('row').getByRole('rowheader').first().waitFor();
    const titles = await page.getByRole('row').getByRole('rowheader').allInnerTexts();
    const found = (await readClasses(district.db)).find(
      ({ title, students }) => titles.includes(title) && students.filter(({ held }) => held.length > 0).length >= 3,
    );
    if (!found) throw new Error(`No class of the list has three students with products: ${titles.join(', ')}`);
    schoolClass = found;
    holders = found.students.filter(({ held }) => held.length > 0);
  });

  afterAll(async () => office?.remove());

  it('removes a product from one student without a network; it is sent once, and available again', async () => {
    const { network, district } = office;
    const [student] = holders;
    const [license] = student?.held ?? [];
    if (!student || !license) throw new Error('unreachable');
    const before = (await readAvailable(district.db)).get(license.product) ?? 0;
    await screens.openClass(page, schoolClass.title);
    network.set({ kind: 'down' });
    await screens.removeProduct(page, student.name, license.product);
    await screens.studentRow(page, student.name).getByText('Saved on this computer').waitFor();
    expect(await screens.shownProducts(page, student.name)).not.toContain(license.product);
    network.set({ kind: 'pass' });
    await screens.confirmed(page, student.name);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    expect((await readAvailable(district.db)).get(license.product)).toBe(before + 1);
    if (role === 'teacher') {
      await screens.goTo(page, 'Dashboard');
      await screens
        .productCard(page, license.product)
        .getByText(screens.availableText(before + 1))
        .waitFor();
    }
  });

  it('takes a product from a single student by the steps of the class', async () => {
    const [, student] = holders;
    const [license] = student?.held ?? [];
    if (!student || !license) throw new Error('unreachable');
    await editClass(page, schoolClass.title);
    await goToStep(page, 'Manage Student Products');
    await toggle(page, license.product, student.fullName).click();
    await saveAndConfirm(page);
    await page.getByText('1 done').waitFor({ timeout: 90_000 });
    expect(await readProductsOf(office.district.db, student.id)).not.toContain(license.product);
  });

  it('takes one on the License Board, without dragging', async () => {
    const [, , student] = holders;
    const [license] = student?.held ?? [];
    if (!student || !license) throw new Error('unreachable');
    await board.openBoard(page);
    await board.filterBoard(page, student.name);
    await board.card(page, license.product, student.name).click();
    await page.getByRole('button', { name: 'Move to…' }).click();
    const dialog = page.getByRole('dialog', { name: `Move ${student.fullName}` });
    await dialog
      .getByRole('button')
      .filter({ hasText: `Remove ${license.product}` })
      .click();
    await dialog.waitFor({ state: 'detached' });
    await board.card(page, license.product, student.name).waitFor({ state: 'detached' });
    await screens.nothingWaits(page);
    expect(await readHistory(office.district.db, student.id, license.productId)).toEqual(['taken']);
    expect(await readPoolDrift(office.district.db)).toEqual([]);
  });

  it('finds help for every path', async () => {
    await screens.goTo(page, 'Help & Support');
    await page.getByRole('heading', { name: 'Help & Support' }).waitFor();
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(5);
  });
});
