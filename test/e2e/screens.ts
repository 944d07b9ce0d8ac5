import type { Locator, Page } from 'playwright';

/** What a person types at sign-in. */
export type Credentials = Readonly<{ email: string; password: string }>;

type Patience = Readonly<{ timeout?: number }>;

/** Types email and password and presses Sign in. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Presses the button of the practice account that is shown at sign-in. */
export async function usePracticeAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use the practice account' }).click();
}

/** Until the first screen after sign-in stands with its numbers, the first download included. */
export async function waitForDashboard(page: Page, { timeout = 60_000 }: Patience = {}): Promise<void> {
  await page.getByRole('heading', { name: 'Licenses', exact: true }).waitFor({ timeout });
  await productCards(page).first().waitFor({ timeout });
}

/** The cards of the dashboard. */
export function productCards(page: Page): Locator {
  return page.getByRole('region', { name: / products$/ }).getByRole('listitem');
}

/** The card of one product. */
export function productCard(page: Page, product: string): Locator {
  return productCards(page).filter({ hasText: product });
}

/** Goes to a screen by the left-hand navigation. */
export async function goTo(
  page: Page,
  screen:
    | 'Dashboard'
    | 'My Classes & Students'
    | 'User Management'
    | 'License Board'
    | 'Activity'
    | 'Help & Support'
    | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen }).click();
}

/** Opens a class from My Classes & Students. */
export async function openClass(page: Page, title: string): Promise<void> {
  await goTo(page, 'My Classes & Students');
  await page.getByRole('row').filter({ hasText: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Opens the class at a place of the list (0 is the first), by the keyboard, which brings rows into view. */
export async function openClassAt(page: Page, index: number): Promise<void> {
  await page.getByRole('row').nth(1).focus();
  for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'You are here' }).waitFor();
}

/** The row of a student, named as lists name them ("Brennan, Saoirse"). */
export function studentRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Selects the rows of a list from one place to another by their check boxes, with Shift. */
export async function selectRows(page: Page, from: number, to: number): Promise<void> {
  const box = (at: number): Locator => page.getByRole('grid').locator('tbody tr').nth(at).getByRole('checkbox');
  await box(from).click();
  await box(to).click({ modifiers: ['Shift'] });
}

/** A student's three dots → Manage Student Products. */
export async function manageStudentProducts(page: Page, name: string): Promise<Locator> {
  await studentRow(page, name)
    .getByRole('button', { name: /^More for / })
    .click();
  await page.getByRole('menuitem', { name: 'Manage Student Products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manage Student Products' });
  await dialog.waitFor();
  return dialog;
}

/** Opens what became of the licenses of one person, from a class. */
export async function openHistory(page: Page, name: string): Promise<Locator> {
  await studentRow(page, name)
    .getByRole('button', { name: /^More for / })
    .click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'History of licenses' });
  await dialog.waitFor();
  return dialog;
}

/** Removes one product from one student and saves. */
export async function removeProduct(page: Page, student: string, product: string): Promise<void> {
  const dialog = await manageStudentProducts(page, student);
  await dialog.getByRole('button', { name: `Remove ${product}`, exact: true }).click();
  await save(dialog);
}

/** Gives one more product to one student and saves. */
export async function addProduct(page: Page, student: string, product: string): Promise<void> {
  const dialog = await manageStudentProducts(page, student);
  await dialog.getByRole('listitem').filter({ hasText: product }).getByRole('checkbox').first().check({ force: true });
  await save(dialog);
}

/** Presses Save; the dialog closes once what it held is on the disk. */
async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The products a student's row shows. */
export async function shownProducts(page: Page, name: string): Promise<readonly string[]> {
  const row = studentRow(page, name);
  // Reading does not wait by itself, and a row that is not there yet shows nothing.
  await row.waitFor();
  return row.locator('.chip-name').allInnerTexts();
}

/** The message that passes by at the edge of the window. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Messages' }).getByText(text);
}

/** Until the row says that the server has confirmed the change; backing off may take a while. */
export async function confirmed(page: Page, name: string): Promise<void> {
  await studentRow(page, name)
    .getByText(/^Confirmed/)
    .waitFor({ timeout: 90_000 });
}

/** Until the status bar counts no waiting change. */
export async function nothingWaits(page: Page): Promise<void> {
  await statusBar(page).getByText('waiting').waitFor({ state: 'detached', timeout: 90_000 });
}

/** How a card says how many licenses are available: all of that line and nothing but. */
export function availableText(count: number): RegExp {
  return count === 0 ? /^0 licenses available$/ : new RegExp(`^${count.toLocaleString('en-US')} available$`);
}

/** The bar at the bottom of the window. */
export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo');
}
