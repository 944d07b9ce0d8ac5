import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { startDistrict, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readAvailable, readHistory, readPoolDrift, readProductsOf, readVerdicts } from './roster.ts';
import * as screens from './screens.ts';

describe('an office works while the server is gone', () => {
  let district: District;
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    district = await startDistrict();
  });

  beforeEach(async () => {
    office = await setUpOffice(district);
    app = await office.openSignedIn();
  });

  afterEach(async () => {
    await office?.remove();
  });

  afterAll(async () => {
    await district?.remove();
  });

  it('keeps a change over a restart and sends it by itself once the server is back', async () => {
    const { schoolClass, student, license } = await findLicense(district.db);
    const available = (await readAvailable(district.db)).get(license.product) ?? 0;
    await district.stopServer();

    await screens.openClass(app.page, schoolClass.title);
    await screens.removeProduct(app.page, student.name, license.product);
    await screens.studentRow(app.page, student.name).getByText('Saved on this computer').waitFor();
    await screens.statusBar(app.page).getByText('1 change waiting').waitFor();
    await app.stop();

    app = await office.open();
    await screens.waitForDashboard(app.page);
    await screens.statusBar(app.page).getByText('1 change waiting').waitFor();
    const card = screens.productCard(app.page, license.product);
    await card.getByText(screens.availableText(available + 1)).waitFor();
    await screens.openClass(app.page, schoolClass.title);
    for (const { name } of schoolClass.students.slice(0, 8)) await screens.studentRow(app.page, name).waitFor();
    expect(await screens.shownProducts(app.page, student.name)).not.toContain(license.product);

    await district.startServer();
    await screens.confirmed(app.page, student.name);
    await screens.nothingWaits(app.page);
    expect(await readProductsOf(district.db, student.id)).not.toContain(license.product);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    expect(await readVerdicts(district.db, student.id)).toEqual(['applied']);
    expect((await readAvailable(district.db)).get(license.product)).toBe(available + 1);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('sends a license taken and given again in the order in which the person did it', async () => {
    const { schoolClass, student, license } = await findLicense(district.db, 5);
    await district.stopServer();

    await screens.openClass(app.page, schoolClass.title);
    await screens.removeProduct(app.page, student.name, license.product);
    await screens.addProduct(app.page, student.name, license.product);
    await screens.statusBar(app.page).getByText('2 changes waiting').waitFor();
    expect(await screens.shownProducts(app.page, student.name)).toContain(license.product);

    await district.startServer();
    await screens.confirmed(app.page, student.name);
    await screens.nothingWaits(app.page);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken', 'given']);
    expect(await readVerdicts(district.db, student.id)).toEqual(['applied', 'applied']);
    expect(await readProductsOf(district.db, student.id)).toContain(license.product);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });
});
