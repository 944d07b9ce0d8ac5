import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readHistory } from './roster.ts';
import * as screens from './screens.ts';
import { focused, tabTo } from './tabs.ts';

describe('an office without a mouse', () => {
  let office: Office;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('signs in, finds a student, removes a product and sees it confirmed, by keyboard alone', async () => {
    const { district } = office;
    const { schoolClass, student, license } = await findLicense(district.db);
    const { page } = await office.open();
    const { keyboard } = page;
    await page.getByText(district.office.email).waitFor();

    await tabTo(page, 'Email');
    await keyboard.type(district.office.email);
    await tabTo(page, 'Password');
    await keyboard.type(district.office.password);
    await keyboard.press('Enter');
    await screens.waitForDashboard(page);

    await tabTo(page, 'My Classes & Students');
    await keyboard.press('Enter');
    // Keys of a test come faster than a screen does that is opened for the first time.
    await page.getByRole('searchbox', { name: 'Filter classes' }).waitFor();
    await tabTo(page, 'Filter classes');
    await keyboard.type(schoolClass.title);
    await page.getByRole('status').getByText('found').waitFor();
    await tabTo(page, schoolClass.title);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: schoolClass.title }).waitFor();

    await tabTo(page, 'Filter students');
    await keyboard.type(student.name.split(',')[0] ?? '');
    await page.getByRole('status').getByText('found').waitFor();
    await tabTo(page, student.name);
    await keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Manage Student Products' }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, `Remove ${license.product}`);
    await keyboard.press('Space');
    await tabTo(page, 'Save');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screens.confirmed(page, student.name);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    // The focus is back where the person was, not at the top of the page.
    expect(await focused(page)).toContain(student.name);
  });
});
