import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { startDistrict, THREE_SCHOOLS } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { chooseTheme, THEMES } from './theme.ts';
import { tour, tourOfDistrict, tourOfProtection, type Sight } from './tour.ts';

describe('every screen is for everybody', () => {
  let office: Office;

  beforeEach(async () => {
    office = await setUpOffice();
  });

  afterEach(async () => {
    await office?.remove();
  });

  it('axe finds no violation on any screen, light and dark', async () => {
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

async function inspect(sights: AsyncIterable<Sight>) {
  const violations: string[] = [];
  const names: string[] = [];
  for await (const { name, page } of sights) {
    names.push(name);
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      violations.push(...(await findViolations(page)).map((violation) => `${name}, ${theme}: ${violation}`));
    }
  }
  return { violations, names };
}
