import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';
import { chooseTheme, THEMES } from './theme.ts';

describe('Activity', () => {
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    office = await setUpOffice();
    page = (await office.openSignedIn()).page;
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('shows what is over as history, with its results, and undoes it', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db);
    await screens.openClass(page, schoolClass.title);
    await screens.removeProduct(page, student.name, license.product);
    await screens.confirmed(page, student.name);
    await screens.goTo(page, 'Activity');
    const history = page.getByRole('region', { name: 'Done' });
    const first = history.getByRole('listitem').first();
    await first.getByText('1 done').waitFor();
    await first.getByRole('button', { name: /^Results/ }).click();
    const results = page.getByRole('dialog');
    await results.getByRole('row').nth(1).getByText('Done').waitFor();
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await findViolations(page)).toEqual([]);
    }
    await results.getByRole('button', { name: 'Close' }).click();

    await first.getByRole('button', { name: /^Undo: / }).click();
    await history.getByText(/^Undone: /).waitFor();
    await history.getByText(/undone later/).waitFor();
    await history.getByRole('button', { name: 'Undone', exact: true }).click();
    await history
      .getByRole('listitem')
      .first()
      .getByText(/^Undone: /)
      .waitFor();
    expect(await history.getByRole('listitem').count()).toBe(1);
    await history.getByRole('searchbox').fill('nobody is called so');
    await history.getByText('Nothing matches').waitFor();
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await findViolations(page)).toEqual([]);
    }
  });

  it('cancels a set that has not left as a whole', async () => {
    const { schoolClass, student, license } = await findLicense(office.district.db, 2);
    office.network.set({ kind: 'down' });
    await screens.openClass(page, schoolClass.title);
    const before = await screens.shownProducts(page, student.name);
    await screens.removeProduct(page, student.name, license.product);
    await screens.goTo(page, 'Activity');
    const waiting = page.getByRole('region', { name: /^Waiting to be sent/ });
    await waiting.getByRole('button', { name: /^Cancel/ }).click();
    await waiting.getByText('Nothing is waiting').waitFor();
    await screens.openClass(page, schoolClass.title);
    await expect.poll(() => screens.shownProducts(page, student.name)).toEqual(before);
    office.network.set({ kind: 'pass' });
  });
});
