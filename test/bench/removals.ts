import type { Locator, Page } from 'playwright';
import { goTo, manageStudentProducts, openClassAt } from '../e2e/screens.ts';
import { armSaveWatch, listenForSaves, takeSaveTiming, type SaveTiming } from './saveWatch.ts';

/** Removes one license after the other by the screens a person uses, each from another student. */
export type Removals = Readonly<{ next: () => Promise<SaveTiming> }>;

/** Begins at the first class of the list. */
export async function startRemovals(page: Page): Promise<Removals> {
  await listenForSaves(page);
  let nextClass = 0;
  let students: string[] = [];

  const openNextClass = async (): Promise<void> => {
    await goTo(page, 'My Classes & Students');
    await openClassAt(page, nextClass);
    nextClass += 1;
    // Only students in view with something to remove: scrolling is not what is measured.
    const rows = page.getByRole('row').filter({ has: page.locator('.chip') });
    await page.getByRole('row').getByRole('rowheader').first().waitFor();
    const names = (await rows.getByRole('rowheader').allInnerTexts()).map((text) => text.trim());
    // Rows are found by name: two of one name cannot be told apart, nor one whose name is the beginning of another's.
    const all = (await page.getByRole('row').getByRole('rowheader').allInnerTexts()).map((text) => text.trim());
    students = names.filter((name) => all.filter((other) => other.includes(name)).length === 1);
  };

  const next = async (): Promise<SaveTiming> => {
    while (students.length === 0) await openNextClass();
    const student = students.shift() ?? '';
    const dialog = await manageStudentProducts(page, student);
    await dialog
      .getByRole('button', { name: /^Remove / })
      .first()
      .click();
    await armSaveWatch(page, student, 'Saved on this computer');
    await clickByHand(page, dialog.getByRole('button', { name: 'Save' }));
    const timing = await takeSaveTiming(page);
    await dialog.waitFor({ state: 'detached' });
    return timing;
  };
  return { next };
}

/** How long a hand rests on a button before it presses, and holds it down. */
const REST_MS = 300;
const HOLD_MS = 90;

/**
 * Clicks as a hand does. Without the pauses the frames of the button's looks (under the pointer, pressed) would be drawn
 * while the change is saved, on a computer without a graphics card by the same two cores.
 */
async function clickByHand(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.waitForTimeout(REST_MS);
  await page.mouse.down();
  await page.waitForTimeout(HOLD_MS);
  await page.mouse.up();
}
