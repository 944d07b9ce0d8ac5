import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { chooseTheme, THEMES } from './theme.ts';
import { tour, tourOfProtection, type Sight } from './tour.ts';

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
