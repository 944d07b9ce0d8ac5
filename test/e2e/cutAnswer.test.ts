import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { startDistrict, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readAvailable, readHistory, readPoolDrift, readProductsOf, readVerdicts } from './roster.ts';
import { watchRow } from './rowWatch.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

describe('a connection that breaks after the server has applied a change', () => {
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

  it('applies the change once, and the row never shows the old value again', async () => {
    const { network } = office;
    const { schoolClass, student, license } = await findLicense(district.db);
    const available = (await readAvailable(district.db)).get(license.product) ?? 0;
    await screens.openClass(app.page, schoolClass.title);
    network.set({ kind: 'cutAnswer', path: '/v1/push' });
    const watch = await watchRow(app.page, student.name);
    await screens.removeProduct(app.page, student.name, license.product);
    await until('the answer was cut', () => network.cut.includes('POST /v1/push'));
    expect(await readProductsOf(district.db, student.id)).not.toContain(license.product);

    network.set({ kind: 'pass' });
    await screens.confirmed(app.page, student.name);
    await screens.nothingWaits(app.page);
    const sights = await watch.seen();
    const tick = sights.findIndex(({ state }) => state !== '');
    expect(sights[0]?.products).toContain(license.product);
    expect(sights.slice(tick).filter(({ products }) => products.includes(license.product))).toEqual([]);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    expect(await readVerdicts(district.db, student.id)).toEqual(['applied']);
    expect((await readAvailable(district.db)).get(license.product)).toBe(available + 1);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('applies it once also when the app is killed before it knows', async () => {
    const { network } = office;
    const { schoolClass, student, license } = await findLicense(district.db, 5);
    await screens.openClass(app.page, schoolClass.title);
    network.set({ kind: 'cutAnswer', path: '/v1/push', thenDown: true });
    await screens.removeProduct(app.page, student.name, license.product);
    await until('the answer was cut', () => network.cut.includes('POST /v1/push'));
    await app.kill();

    app = await office.open();
    await screens.waitForDashboard(app.page);
    await screens.statusBar(app.page).getByText('1 change waiting').waitFor();
    await screens.openClass(app.page, schoolClass.title);
    await screens.studentRow(app.page, student.name).getByText('Checking with the server').waitFor();
    const watch = await watchRow(app.page, student.name);

    network.set({ kind: 'pass' });
    await screens.confirmed(app.page, student.name);
    await screens.nothingWaits(app.page);
    const sights = await watch.seen();
    expect(sights.length).toBeGreaterThan(1);
    expect(sights.filter(({ products }) => products.includes(license.product))).toEqual([]);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    expect(await readVerdicts(district.db, student.id)).toEqual(['applied']);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });
});
