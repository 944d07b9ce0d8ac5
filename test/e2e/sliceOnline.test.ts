import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readAvailable, readHistory, readPoolDrift, readProductsOf } from './roster.ts';
import { watchDrawnRows } from './rowWatch.ts';
import * as screens from './screens.ts';

describe('an office takes a license away', () => {
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.open();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('signs in with the practice account that is shown', async () => {
    await app.page.getByText(office.district.office.email).waitFor();
    await screens.usePracticeAccount(app.page);
    await screens.waitForDashboard(app.page);
    await app.page.getByRole('button', { name: /Dana Whitfield/ }).waitFor();
  });

  it('sees for each product as many available licenses as the database has', async () => {
    const available = await readAvailable(office.district.db);
    expect(await screens.productCards(app.page).count()).toBe(available.size);
    for (const [product, count] of available) {
      await screens.productCard(app.page, product).getByText(screens.availableText(count)).waitFor();
    }
  });

  it('removes a product from a student, sees it at once without a network, and finds it confirmed after', async () => {
    const { page } = app;
    const { network, district } = office;
    const { schoolClass, student, license } = await findLicense(district.db);
    const before = (await readAvailable(district.db)).get(license.product) ?? 0;
    await screens.openClass(page, schoolClass.title);
    expect(await screens.shownProducts(page, student.name)).toEqual(student.held.map(({ product }) => product));

    network.set({ kind: 'down' });
    await screens.removeProduct(page, student.name, license.product);
    await screens.toast(page, /^Saved on this computer\. /).waitFor();
    expect(await screens.shownProducts(page, student.name)).not.toContain(license.product);
    await screens.studentRow(page, student.name).getByText('Saved on this computer').waitFor();
    expect(await readProductsOf(district.db, student.id)).toContain(license.product);
    await screens.goTo(page, 'Dashboard');
    const card = screens.productCard(page, license.product);
    await card.getByText(screens.availableText(before + 1)).waitFor();
    await card.getByText('1 waiting to be sent').waitFor();

    network.set({ kind: 'pass' });
    await card.getByText('waiting to be sent').waitFor({ state: 'detached', timeout: 90_000 });
    await card.getByText(screens.availableText(before + 1)).waitFor();
    await screens.openClass(page, schoolClass.title);
    await screens.confirmed(page, student.name);
    expect(await readProductsOf(district.db, student.id)).not.toContain(license.product);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    expect((await readAvailable(district.db)).get(license.product)).toBe(before + 1);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('sends a change at once while online', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db, 3);
    await screens.openClass(app.page, schoolClass.title);
    const dialog = await screens.manageStudentProducts(app.page, student.name);
    await dialog.getByRole('button', { name: `Remove ${license.product}`, exact: true }).click();
    const rows = await watchDrawnRows(app.page);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await screens.confirmed(app.page, student.name);
    // Of all rows in view one altered, and no other was drawn again.
    expect(await rows.drawn()).toEqual([student.name]);
    expect(await readHistory(office.district.db, student.id, license.productId)).toEqual(['taken']);
  });

  it('tells who took a license and when; without a network, what was changed on this computer', async () => {
    const { page } = app;
    const { schoolClass, student, license } = await findLicense(office.district.db, 6);
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    await screens.confirmed(page, student.name);
    const dialog = await screens.openHistory(page, student.name);
    const newest = dialog.getByRole('listitem').first();
    await newest.getByText('Removed by Dana Whitfield · on this computer').waitFor();
    await newest.getByText(license.product).waitFor();
    await newest.getByText(/^today /).waitFor();
    expect(await findViolations(page)).toEqual([]);
    office.network.set({ kind: 'down' });
    await dialog.getByText('There is no connection now.').waitFor({ timeout: 90_000 });
    expect(await dialog.getByText('Removed by Dana Whitfield').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await screens.openHistory(page, student.name);
    await dialog.getByText('The history needs a connection').waitFor();
    const here = dialog.getByRole('list', { name: 'Changed on this computer' }).getByRole('listitem');
    await here.getByText(`${license.product} removed from ${student.fullName}`).waitFor();
    await here.getByText('Done').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
