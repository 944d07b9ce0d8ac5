import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDistrict, THREE_SCHOOLS } from './district.ts';
import { inspect } from './inspect.ts';
import { setUpOffice, type Office } from './office.ts';
import { tour, tourOfProtection } from './tour.ts';
import { tourOfDistrict } from './tourOfDistrict.ts';

describe('every screen is for everybody', () => {
  let office: Office;

  beforeEach(async () => {
    office = await setUpOffice();
  });

  afterEach(async () => {
    await office?.remove();
  });

  it('axe finds no violation on any screen, light and dark, and in high contrast 7:1', async () => {
    const { violations, names } = await inspect(tour(office));
    expect(violations).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  it('nor for a district with a school of each kind', async () => {
    const district = await startDistrict(THREE_SCHOOLS);
    const here = await setUpOffice(district);
    try {
      expect((await inspect(tourOfDistrict(here))).violations).toEqual([]);
    } finally {
      await here.remove();
      await district.remove();
    }
  });

  it('nor on the pages of a computer without a keychain', async () => {
    expect((await inspect(tourOfProtection(office))).violations).toEqual([]);
  });
});
