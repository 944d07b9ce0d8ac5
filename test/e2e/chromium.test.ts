import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpChromiumOffice, type ChromiumOffice } from './chromiumOffice.ts';
import { inspect } from './inspect.ts';
import { findLicense, readProductsOf } from './roster.ts';
import { tour } from './tour.ts';

describe('the window in a Chromium of today', () => {
  let office: ChromiumOffice;

  beforeAll(async () => {
    office = await setUpChromiumOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('does what it does in Electron, from sign-in to the lock, and axe finds no violation on any screen', async () => {
    const { student, license } = await findLicense(office.district.db);
    const { violations, names } = await inspect(tour(office));
    expect(violations).toEqual([]);
    expect(names).toContain('locked');
    // What the tour removed without a network has arrived.
    expect(await readProductsOf(office.district.db, student.id)).not.toContain(license.product);
    // Electron is behind; what the district's computers have next is what counts here.
    expect(Number.parseInt(office.version(), 10)).toBeGreaterThan(114);
  });

  it('brings nothing that breaks the policy or throws', () => {
    expect(office.errors).toEqual([]);
  });
});
