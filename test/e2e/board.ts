import type { Locator, Page } from 'playwright';
import * as screens from './screens.ts';

/** Opens the License Board and waits for its cards. */
export async function openBoard(page: Page): Promise<void> {
  await screens.goTo(page, 'License Board');
  await page.getByRole('option').first().waitFor();
}

/** A column by its product, or "No license". */
export function column(page: Page, product: string): Locator {
  return page.locator('.board-column').filter({ has: page.locator('.board-head', { hasText: product }) });
}

/** The cards of a column that are drawn. */
export function cards(page: Page, product: string): Locator {
  return column(page, product).getByRole('option');
}

/** The card of one person in one column, named as lists name them. */
export function card(page: Page, product: string, name: string): Locator {
  return cards(page, product).filter({ hasText: name });
}

/** Shows only whom the text finds. */
export async function filterBoard(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter students on the board' }).fill(text);
}

/** Shows only one class. */
export async function chooseClass(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Class: / }).click();
  await page.getByRole('menuitemradio', { name: title, exact: true }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** Takes hold of something with the mouse and carries it over something else, without letting go. */
export async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  for (const element of [from, to]) await element.scrollIntoViewIfNeeded();
  const start = await centerOf(from);
  const end = await centerOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 10 });
}

/** Drags with the mouse and lets go. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await dragOver(page, from, to);
  // What a drop here would do has been said by then, or why it cannot be.
  await page.locator('.dragging .board-note:not(:empty)').first().waitFor();
  await page.mouse.up();
}

async function centerOf(element: Locator): Promise<Readonly<{ x: number; y: number }>> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 300) };
}
