import type { Page } from 'playwright';
import { CROWDED_CLASS, EMPTY_CLASS, HOLDER } from './awkwardDistrict.ts';
import { filterBoard, openBoard } from './board.ts';
import { goToStep } from './classSteps.ts';
import * as screens from './screens.ts';
import type { Sight } from './tour.ts';

/** How the longest names begin. */
const LONG_NAME = 'Wolfesch';

/** Every screen of a district that is hard to show, as its office sees it. */
export async function* awkwardWalk(page: Page): AsyncGenerator<Sight> {
  await screens.goTo(page, 'Dashboard');
  await screens.waitForDashboard(page);
  yield { name: 'dashboard', page };
  await page.getByRole('grid', { name: 'Schools side by side' }).scrollIntoViewIfNeeded();
  yield { name: 'dashboard-below', page };
  yield* schools(page);
  yield* classes(page);
  yield* educators(page);
  await openBoard(page);
  yield { name: 'board', page };
  await filterBoard(page, LONG_NAME);
  await page
    .locator('.board-bar')
    .getByText(/^\d{1,3} students$/)
    .waitFor();
  yield { name: 'board-long-names', page };
  await page.getByRole('option').first().click();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: /^Move / }).waitFor();
  yield { name: 'board-move-to', page };
  await closeDialog(page);
  await screens.goTo(page, 'Activity');
  await page.getByText('Nothing changed yet').waitFor();
  yield { name: 'activity', page };
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('w');
  await page.getByRole('group', { name: 'People' }).waitFor();
  yield { name: 'palette', page };
  await closeDialog(page);
  await screens.goTo(page, 'Help & Support');
  await page.getByRole('searchbox', { name: 'Search help' }).waitFor();
  yield { name: 'help', page };
  await screens.goTo(page, 'Settings');
  await page.getByText(/^\d[\d,]* people, /).waitFor();
  yield { name: 'settings', page };
}

async function* schools(page: Page): AsyncGenerator<Sight> {
  await page.getByRole('button', { name: /School shown$/ }).click();
  await page.getByRole('menu').waitFor();
  yield { name: 'school-menu', page };
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

async function* classes(page: Page): AsyncGenerator<Sight> {
  await screens.goTo(page, 'My Classes & Students');
  await page.getByRole('grid', { name: 'Classes' }).waitFor();
  yield { name: 'classes', page };
  await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'All students' }).click();
  await page.getByRole('grid').getByRole('rowheader').first().waitFor();
  yield { name: 'students', page };
  await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'Classes' }).click();
  await openFound(page, EMPTY_CLASS);
  yield { name: 'class-without-anyone', page };
  await screens.goTo(page, 'My Classes & Students');
  await openFound(page, CROWDED_CLASS);
  await page.getByRole('rowheader').first().waitFor();
  yield { name: 'class-of-900', page };
  await filter(page, 'Filter students', LONG_NAME);
  yield { name: 'class-long-names', page };
  await filter(page, 'Filter students', HOLDER);
  yield { name: 'class-many-products', page };
  await page
    .getByRole('button', { name: /^More for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Manage Student Products' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  yield { name: 'manage-products', page };
  await closeDialog(page);
  await page.getByRole('link', { name: 'Edit class' }).click();
  for (const step of ['Details', 'Students', 'Manage Student Products', 'Review'] as const) {
    await goToStep(page, step);
    await page.getByRole('region', { name: step, exact: true }).locator('dl, tbody tr, .empty').first().waitFor();
    yield { name: `class-steps-${step}`, page };
    if (step === 'Students') yield* classRoster(page);
  }
}

/** Somebody is to leave the class, and then stays: meanwhile there is more that ends the step. */
async function* classRoster(page: Page): AsyncGenerator<Sight> {
  await page
    .getByRole('button', { name: /^Remove .+ from this class$/ })
    .first()
    .click();
  await page.getByText('1 change to the roster, not saved yet').waitFor();
  yield { name: 'class-steps-roster', page };
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
}

async function filter(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: field }).fill(text);
  await page.getByText(/^\d+ (students|educators) found$/).waitFor();
}

async function openFound(page: Page, title: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter classes' }).fill(title.slice(0, 20));
  await page.getByRole('row').filter({ hasText: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
}

async function* educators(page: Page): AsyncGenerator<Sight> {
  await screens.goTo(page, 'User Management');
  const tiles = page.getByRole('list', { name: 'User Management' }).getByRole('listitem');
  await tiles.first().waitFor();
  yield { name: 'users', page };
  await filter(page, 'Filter educators', LONG_NAME);
  yield { name: 'users-long-names', page };
  await tiles
    .first()
    .getByRole('button', { name: /^More for / })
    .click();
  await page.getByRole('menuitem', { name: 'Manage User Products' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  yield { name: 'manage-user-products', page };
  await closeDialog(page);
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('grid', { name: 'User Management' }).getByRole('rowheader').first().waitFor();
  yield { name: 'users-list', page };
  await page.getByRole('button', { name: 'Tiles' }).click();
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
