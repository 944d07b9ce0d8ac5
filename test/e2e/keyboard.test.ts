import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readHistory } from './roster.ts';
import * as screens from './screens.ts';

describe('an office without a mouse', () => {
  let office: Office;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('signs in, finds a student, removes a product and sees it confirmed, by keyboard alone', async () => {
    const { district } = office;
    const { schoolClass, student, license } = await findLicense(district.db);
    const { page } = await office.open();
    const { keyboard } = page;
    await page.getByText(district.office.email).waitFor();

    await tabTo(page, 'Email');
    await keyboard.type(district.office.email);
    await tabTo(page, 'Password');
    await keyboard.type(district.office.password);
    await keyboard.press('Enter');
    await screens.waitForDashboard(page);

    await tabTo(page, 'My Classes & Students');
    await keyboard.press('Enter');
    // Keys of a test come faster than a screen does that is opened for the first time.
    await page.getByRole('searchbox', { name: 'Filter classes' }).waitFor();
    await tabTo(page, 'Filter classes');
    await keyboard.type(schoolClass.title);
    await page.getByRole('status').getByText('found').waitFor();
    await tabTo(page, schoolClass.title);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: schoolClass.title }).waitFor();

    await tabTo(page, 'Filter students');
    await keyboard.type(student.name.split(',')[0] ?? '');
    await page.getByRole('status').getByText('found').waitFor();
    await tabTo(page, student.name);
    await keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Manage Student Products' }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, `Remove ${license.product}`);
    await keyboard.press('Space');
    await tabTo(page, 'Save');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screens.confirmed(page, student.name);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
    // The focus is back where the person was, not at the top of the page.
    expect(await focused(page)).toContain(student.name);
  });
});

/** Presses Tab until what has the focus is called so; every stop on the way has to show where it is. */
async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const stop = await focused(page);
    if (stop === name || stop.startsWith(name)) return;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to “${name}”, but to: ${[...new Set(stops)].join(' | ')}`);
}

/** The name of what has the focus, or its text where it has none of its own. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const named = [
      element.getAttribute('aria-label') ?? '',
      labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
      labels.map((label) => label.textContent ?? '').join(' '),
      element.textContent ?? '',
    ];
    return (named.find((text) => text.trim() !== '') ?? '').trim();
  });
}
