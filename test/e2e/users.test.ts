import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Locator, Page } from 'playwright';
import { findViolations } from './axe.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { findTile, manageUserProducts, productLine, readTeachers, type Educator } from './educators.ts';
import { setUpOffice, type Office } from './office.ts';
import { readPoolDrift, readProductsOf } from './roster.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

let district: District;

beforeAll(async () => {
  district = await startDistrict(THREE_SCHOOLS);
});

afterAll(async () => district?.remove());

describe('the office of a school that keeps its roster by hand', () => {
  let office: Office;
  let page: Page;
  let giver: Educator;
  let taker: Educator;
  let product: string;

  beforeAll(async () => {
    office = await setUpOffice(district);
    ({ page } = await office.openSignedIn());
    const teachers = await readTeachers(district.db, 'manual');
    const found = teachers.find(({ held }) => held.length > 0);
    product = found?.held[0] ?? '';
    const other = teachers.find((teacher) => teacher !== found && !teacher.held.includes(product));
    if (!found || !other) throw new Error('The sample has no such educators.');
    giver = found;
    taker = other;
  });

  afterAll(async () => office?.remove());

  it('finds educators as tiles, by typing and by role', async () => {
    await screens.goTo(page, 'User Management');
    const tiles = page.getByRole('list', { name: 'User Management' }).getByRole('listitem');
    await tiles.first().waitFor();
    const everybody = Number((await page.getByText(/^\d+ educators$/).innerText()).split(' ')[0]);
    await page.getByRole('combobox', { name: 'Role' }).selectOption('Administrator');
    await page.getByText(/educators? found$/).waitFor();
    await page.getByText('Dana Whitfield').last().waitFor();
    expect(await tiles.count()).toBeLessThan(everybody);
    await page.getByRole('combobox', { name: 'Role' }).selectOption('All roles');
    await page.getByText(`${everybody} educators`).waitFor();
    await findTile(page, giver);
    expect(await tiles.count()).toBe(1);
  });

  it('takes a product away, and it is at once there for another educator', async () => {
    const dialog = await manageUserProducts(page, giver);
    await dialog.getByRole('button', { name: `Remove ${product}`, exact: true }).click();
    await dialog.getByText(/^Removes /).waitFor();
    office.network.set({ kind: 'down' });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await screens.toast(page, /^Saved on this computer\. /).waitFor();
    expect(await (await findTile(page, giver)).getByText(product).count()).toBe(0);

    const next = await manageUserProducts(page, taker);
    await productLine(next, product).getByRole('checkbox').first().check({ force: true });
    await next.getByRole('button', { name: 'Save', exact: true }).click();
    await next.waitFor({ state: 'detached' });
    await (await findTile(page, taker)).getByText(product).waitFor();
    office.network.set({ kind: 'pass' });
    await screens.nothingWaits(page);
    await until('the other holds it', async () => (await readProductsOf(district.db, taker.id)).includes(product));
    expect(await readProductsOf(district.db, giver.id)).not.toContain(product);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('may see them as a list, and finds it so on the way back', async () => {
    await page.getByRole('searchbox', { name: 'Filter educators' }).fill('');
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByRole('grid', { name: 'User Management' }).waitFor();
    await screens.goTo(page, 'Dashboard');
    await screens.goTo(page, 'User Management');
    await page.getByRole('grid', { name: 'User Management' }).waitFor();
    await page.getByRole('button', { name: 'Tiles' }).click();
  });

  it('adds an educator, edits them, and says that they have left', async () => {
    await screens.goTo(page, 'User Management');
    await page.getByRole('button', { name: 'Add educator' }).click();
    const adding = page.getByRole('dialog', { name: 'Add educator' });
    await adding.getByRole('button', { name: 'Add', exact: true }).click();
    await adding.getByText('A first name is needed.').waitFor();
    await adding.getByLabel('First name').fill('Noor');
    await adding.getByLabel('Family name').fill('Zelenka');
    await adding.getByLabel('Role').selectOption('Aide');
    expect(await findViolations(page)).toEqual([]);
    await adding.getByLabel('Family name').press('Enter');
    await adding.waitFor({ state: 'detached' });
    await screens.toast(page, 'Noor Zelenka added to the roster.').waitFor();

    const person = { fullName: 'Noor Zelenka' };
    const edit = async (name: string): Promise<Locator> => {
      await (await findTile(page, { fullName: name })).getByRole('button', { name: `More for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Edit educator' }).click();
      return page.getByRole('dialog', { name: 'Edit educator' });
    };
    const editing = await edit(person.fullName);
    await editing.getByLabel('Family name').fill('Zelenková');
    await editing.getByLabel('Role').selectOption('Teacher');
    await editing.getByRole('button', { name: 'Save', exact: true }).click();
    await editing.waitFor({ state: 'detached' });
    await (await findTile(page, { fullName: 'Noor Zelenková' })).getByText('Teacher').waitFor();

    const leaving = await edit('Noor Zelenková');
    await leaving.getByRole('button', { name: 'Has left' }).click();
    await screens.toast(page, /^Noor Zelenková has left\./).waitFor();
    await page.getByText('No educator matches “Noor Zelenková”').waitFor();
    const { rows } = await sql`select role, status from users where family_name = 'Zelenková'`.execute(district.db);
    expect(rows).toEqual([{ role: 'teacher', status: 'inactive' }]);
    await page.getByRole('button', { name: 'Show all educators' }).click();
  });

  it('goes from tile to tile and opens the dialog with the keyboard alone', async () => {
    await screens.goTo(page, 'User Management');
    const tiles = page.getByRole('list', { name: 'User Management' }).getByRole('listitem');
    await page.getByRole('searchbox', { name: 'Filter educators' }).focus();
    // The role, and saving the list as CSV, come first.
    for (const _ of [1, 2, 3]) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    const second = tiles.nth(1).getByRole('button');
    await until('the second tile has the focus', async () =>
      second.evaluate((button) => button === document.activeElement),
    );
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Manage User Products' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Manage User Products' }).waitFor();
    await page.keyboard.press('Escape');
    await until('the second tile has the focus', async () =>
      second.evaluate((button) => button === document.activeElement),
    );
  });
});

describe('a teacher', () => {
  it('is told who manages educator products, and may change none', async () => {
    const office = await setUpOffice(district);
    try {
      const { page } = await office.open();
      await screens.signIn(page, district.teacher);
      await screens.waitForDashboard(page);
      await screens.goTo(page, 'User Management');
      await page.getByText('Educator products are managed by your school office').waitFor();
      const tile = page.getByRole('list', { name: 'User Management' }).getByRole('listitem').first();
      await tile.getByRole('button').click();
      await page.getByRole('menuitem', { name: 'Manage User Products' }).waitFor();
      expect(await page.getByRole('menuitem').count()).toBe(1);
      await page.getByRole('menuitem', { name: 'Manage User Products' }).click();
      const dialog = page.getByRole('dialog', { name: 'Manage User Products' });
      await dialog.getByText('You cannot change licenses for this person.').first().waitFor();
      expect(await dialog.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'List' }).click();
      await page.getByRole('grid').getByRole('rowheader').first().waitFor();
      expect(await page.getByRole('grid').getByRole('checkbox').count()).toBe(0);
    } finally {
      await office.remove();
    }
  });
});
