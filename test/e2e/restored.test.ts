import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { loseOneChange } from './restored.ts';
import { readProductsOf } from './roster.ts';
import * as screens from './screens.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('the server was restored from a backup that is older than a confirmed change', () => {
  let office: Office;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('lists the change as missing, sends nothing by itself, and all of it again by one click', async () => {
    const { district } = office;
    const { page, student, license } = await loseOneChange(office);
    expect(await readProductsOf(district.db, student.id)).toContain(license.product);
    expect(await screens.shownProducts(page, student.name)).toContain(license.product);

    await screens.statusBar(page).getByText('1 missing on the server').click();
    const missing = page.getByRole('region', { name: 'Missing on the server · 1' });
    await missing.getByText(`Remove ${license.product} from ${student.fullName}`).waitFor();
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await findViolations(page)).toEqual([]);
    }
    await missing.getByRole('button', { name: 'Send it again' }).click();
    await missing.waitFor({ state: 'detached' });
    await screens.nothingWaits(page);
    expect(await readProductsOf(district.db, student.id)).not.toContain(license.product);
  });
});
