import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpOffice, type Office } from './office.ts';
import { createRival } from './rival.ts';
import { findLicense, readHistory, readPoolDrift, readProductsOf, readVerdicts } from './roster.ts';
import * as screens from './screens.ts';

describe('somebody else takes the last license while an office is offline', () => {
  let office: Office;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('keeps the refused change in sight, with its reason in words, until the office decides', async () => {
    const { district, network } = office;
    const { schoolClass, license } = await findLicense(district.db);
    const { productId, product } = license;
    const [mine, theirs] = schoolClass.students.filter(({ held }) => held.every((one) => one.productId !== productId));
    if (!mine || !theirs) throw new Error('The class has not two students without the product.');
    // One license is left of this product, wherever this school may draw from.
    await sql`update pools set bought = assigned where product_id = ${productId}`.execute(district.db);
    await sql`update pools set bought = assigned + 1 where id = ${license.poolId}`.execute(district.db);
    const { page } = await office.openSignedIn();

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
});
