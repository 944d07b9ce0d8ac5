import type { Locator, Page } from 'playwright';
import * as screens from './screens.ts';

type Step = 'Details' | 'Students' | 'Manage Student Products' | 'Review';

/** My Classes & Students → class → Edit class. */
export async function editClass(page: Page, title: string): Promise<void> {
  await screens.openClass(page, title);
  await page.getByRole('link', { name: 'Edit class' }).click();
  await page.getByRole('heading', { name: `Edit ${title}` }).waitFor();
}

/** Goes to a step by its name. */
export async function goToStep(page: Page, step: Step): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: new RegExp(`^${step}|^\\d${step}`) })
    .click();
  await page.getByRole('region', { name: step, exact: true }).waitFor();
}

/** The switch of one product of one student. */
export function toggle(page: Page, product: string, fullName: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${product} for ${fullName}(,|$)`) });
}

/** One product in the part about the whole class. */
export function wholeClass(page: Page, product: string): Locator {
  return page.getByRole('region', { name: 'Whole class' }).getByRole('listitem').filter({ hasText: product });
}

/** Review → Save and confirm, until what became of it is shown. */
export async function saveAndConfirm(page: Page): Promise<void> {
  await goToStep(page, 'Review');
  const save = page.getByRole('button', { name: 'Save and confirm', disabled: false });
  await save.click();
  await page.getByRole('heading', { name: 'Saved', exact: true }).waitFor();
}
