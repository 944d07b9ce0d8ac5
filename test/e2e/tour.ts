import { sql } from 'kysely';
import type { Locator, Page } from 'playwright';
import { editClass, goToStep, wholeClass } from './classSteps.ts';
import { openProducts } from './educators.ts';
import * as board from './board.ts';
import type { Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';

/** A screen of the app in one of its main states, standing in the window. */
export type Sight = Readonly<{
  name: string;
  page: Page;
  /** Brings it into view again, where another size of the window moves it. */
  show?: () => Promise<void>;
}>;

/** What a tour needs of an office: the app may be in Electron's window or in a browser's. */
export type TourOffice = Pick<Office, 'district' | 'network'> &
  Readonly<{ open: () => Promise<Readonly<{ page: Page }>> }>;

/** Walks through every screen and main state of the app and stops at each. The office is a new one. */
export async function* tour(office: TourOffice): AsyncGenerator<Sight> {
  const { district, network } = office;
  const { page } = await office.open();
  await page.getByText(district.office.email).waitFor();
  yield { name: 'sign-in', page };
  await screens.signIn(page, { email: district.office.email, password: 'not the password' });
  await page.getByRole('alert').waitFor();
  yield { name: 'sign-in-wrong-password', page };
  await screens.signIn(page, district.office);
  await screens.waitForDashboard(page);
  yield { name: 'dashboard', page };
  await screens.goTo(page, 'Activity');
  await page.getByText('Nothing changed yet').waitFor();
  yield { name: 'activity-empty', page };
  yield* accountMenu(page);
  yield* licenseBoard(page);
  yield* helpAndSettings(page);
  yield* userManagement(page);

  const { schoolClass, student, license } = await findLicense(district.db);
  const second = await findLicense(district.db, 1);
  await screens.goTo(page, 'My Classes & Students');
  await page.getByRole('grid', { name: 'Classes' }).waitFor();
  yield { name: 'classes', page };
  await page.getByRole('searchbox', { name: 'Filter classes' }).fill('no such class');
  await page.getByText('No class matches').waitFor();
  yield { name: 'classes-none-found', page };
  await page.getByRole('searchbox', { name: 'Filter classes' }).fill('');
  await segment(page, 'All students').click();
  await page.getByRole('grid').getByRole('rowheader').first().waitFor();
  yield { name: 'students', page };
  yield* manyStudents(page);
  await segment(page, 'Classes').click();
  await screens.openClass(page, schoolClass.title);
  yield { name: 'class', page };
  yield* classSteps(page, schoolClass.title);
  await screens
    .studentRow(page, student.name)
    .getByRole('button', { name: /^More for / })
    .click();
  await page.getByRole('menuitem', { name: 'Manage Student Products' }).waitFor();
  yield { name: 'class-menu', page };
  await page.getByRole('menuitem', { name: 'Manage Student Products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manage Student Products' });
  await dialog.getByRole('button', { name: `Remove ${license.product}`, exact: true }).waitFor();
  yield { name: 'manage-products', page };
  await dialog.getByRole('button', { name: `Remove ${license.product}`, exact: true }).click();
  await dialog.getByText(/^Removes /).waitFor();
  yield { name: 'manage-products-preview', page };
  network.set({ kind: 'down' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await screens.toast(page, /^Saved on this computer\. /).waitFor();
  yield { name: 'class-saved-offline', page };
  await screens.removeProduct(page, second.student.name, second.license.product);
  const history = await screens.openHistory(page, second.student.name);
  await history.getByText('The history needs a connection').waitFor();
  yield { name: 'history-offline', page };
  await page.keyboard.press('Escape');
  yield* refusal(page, office);
  await screens.openClass(page, schoolClass.title);
  await screens.openHistory(page, student.name);
  await history.getByText(/^Removed by /).waitFor();
  yield { name: 'history', page };
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+L');
  await page.getByRole('heading', { name: 'Seatwise is locked' }).waitFor();
  yield { name: 'locked', page };
}

/** Edit class: every step, with something set for the whole class, and the question before it is left. */
async function* classSteps(page: Page, title: string): AsyncGenerator<Sight> {
  await editClass(page, title);
  await page.getByRole('region', { name: 'Details' }).getByText('Class name').waitFor();
  yield { name: 'class-steps-details', page };
  await goToStep(page, 'Students');
  await page.getByRole('rowheader').first().waitFor();
  yield { name: 'class-steps-students', page };
  yield* classRoster(page);
  await goToStep(page, 'Review');
  await page.getByText('Nothing to save').waitFor();
  yield { name: 'class-steps-nothing', page };
  await goToStep(page, 'Manage Student Products');
  for (const product of ['Handwriting', 'Pre-K']) {
    await wholeClass(page, product)
      .getByRole('button', { name: /^Give / })
      .click();
  }
  await wholeClass(page, 'Keyboarding')
    .getByRole('button', { name: /^Remove / })
    .click();
  yield { name: 'class-steps-products', page };
  await goToStep(page, 'Review');
  await page.getByText(/ made now\.$/).waitFor();
  yield { name: 'class-steps-review', page };
  await page.getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
  await dialog.waitFor();
  yield { name: 'class-steps-leave', page };
  await dialog.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
}

/** Somebody leaves a class that is kept by hand, and somebody is looked for to join it; then all of it is let go. */
async function* classRoster(page: Page): AsyncGenerator<Sight> {
  await page
    .getByRole('button', { name: /^Remove .+ from this class$/ })
    .first()
    .click();
  await page.getByRole('searchbox', { name: 'Find a student of this school' }).fill('an');
  await page.getByRole('list', { name: 'Students found' }).getByRole('listitem').first().waitFor();
  await page.getByText('1 change to the roster, not saved yet').waitFor();
  yield { name: 'class-steps-roster', page };
  await page.getByRole('searchbox', { name: 'Find a student of this school' }).fill('');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
}

function segment(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name });
}

async function* helpAndSettings(page: Page): AsyncGenerator<Sight> {
  await screens.goTo(page, 'Help & Support');
  await page.getByRole('link', { name: /Phonics/ }).waitFor();
  yield { name: 'help', page };
  await page.getByRole('searchbox', { name: 'Search help' }).fill('clever');
  await page.getByText(/^\d+ results?$/).waitFor();
  yield { name: 'help-found', page };
  await page.getByRole('link', { name: /^What works with Clever/ }).click();
  await page.getByRole('heading', { name: 'What works with Clever or ClassLink' }).waitFor();
  yield { name: 'help-topic', page };
  await screens.goTo(page, 'Help & Support');
  await page.getByRole('link', { name: /Phonics/ }).click();
  await page.getByRole('heading', { name: 'Phonics activation guide' }).waitFor();
  yield { name: 'help-guide', page };
  await screens.goTo(page, 'Settings');
  await page.getByText(/^\d[\d,]* people, /).waitFor();
  yield { name: 'settings', page };
  await page.getByRole('radio', { name: 'High contrast' }).check();
  await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'more');
  yield { name: 'settings-high-contrast', page };
  await page.getByRole('radio', { name: 'Same as this computer' }).nth(1).check();
  await page.getByRole('button', { name: 'Wipe this computer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wipe this computer?' });
  await dialog.waitFor();
  yield { name: 'settings-wipe', page };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

async function* accountMenu(page: Page): AsyncGenerator<Sight> {
  await page.getByRole('banner').locator('.account').click();
  await page.getByRole('menu').waitFor();
  yield { name: 'account-menu', page };
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of this computer?' });
  await dialog.waitFor();
  yield { name: 'sign-out', page };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

/** One change is refused once the network is back; two others are confirmed. */
async function* refusal(page: Page, { district, network }: TourOffice): AsyncGenerator<Sight> {
  const { schoolClass, license } = await findLicense(district.db, 4);
  const { productId } = license;
  const mine = schoolClass.students.find(({ held }) => held.every((one) => one.productId !== productId));
  if (!mine) throw new Error('Everyone in the class holds the product.');
  await screens.openClass(page, schoolClass.title);
  await screens.addProduct(page, mine.name, license.product);
  await screens.goTo(page, 'Activity');
  await page.getByText('Waiting to be sent · 3').waitFor();
  yield { name: 'activity-waiting', page };
  await screens.goTo(page, 'Dashboard');
  await page
    .getByText(/waiting to be sent$/)
    .first()
    .waitFor();
  yield { name: 'dashboard-waiting', page };

  // The vendor cuts the quantity: what others give back meanwhile does not help.
  await sql`update pools set bought = greatest(0, assigned - 3) where product_id = ${productId}`.execute(district.db);
  network.set({ kind: 'pass' });
  await screens.statusBar(page).getByText('1 needs attention').waitFor({ timeout: 90_000 });
  await screens.nothingWaits(page);
  yield { name: 'dashboard-attention', page };
  await screens.goTo(page, 'Activity');
  await page.getByRole('region', { name: 'Done' }).waitFor();
  yield { name: 'activity-attention', page };
  await page
    .getByRole('button', { name: /^Results/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
  yield { name: 'activity-results', page };
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('a');
  await page.getByRole('group', { name: 'People' }).waitFor();
  yield { name: 'palette', page };
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  yield { name: 'keyboard-shortcuts', page };
  await page.keyboard.press('Escape');
  await screens.openClass(page, schoolClass.title);
  await screens.studentRow(page, mine.name).getByText('Needs you').waitFor();
  yield { name: 'class-needs-you', page };
}

/** Fourteen students selected, and products for them of which there are too few or which are not made for them. */
async function* manyStudents(page: Page): AsyncGenerator<Sight> {
  await screens.selectRows(page, 0, 13);
  await page.getByText('14 selected', { exact: true }).waitFor();
  yield { name: 'students-selected', page };
  await page.getByRole('button', { name: 'Manage products…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manage products of 14 students' });
  await dialog.getByLabel('What becomes of Handwriting').waitFor();
  yield { name: 'manage-many', page };
  for (const product of ['Handwriting', 'Phonics', 'Pre-K']) {
    await dialog.getByLabel(`What becomes of ${product}`).selectOption('give');
  }
  await dialog
    .getByText(/ not made\.$/)
    .or(dialog.getByText(/not made for/))
    .first()
    .waitFor();
  yield { name: 'manage-many-preview', page };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Clear selection' }).click();
}

/** Educators of a school whose roster is kept by hand. */
async function* userManagement(page: Page): AsyncGenerator<Sight> {
  await screens.goTo(page, 'User Management');
  const tiles = page.getByRole('list', { name: 'User Management' }).getByRole('listitem');
  await tiles.first().waitFor();
  yield { name: 'users', page };
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('grid', { name: 'User Management' }).getByRole('rowheader').first().waitFor();
  yield { name: 'users-list', page };
  await page.getByRole('button', { name: 'Tiles' }).click();
  await page.getByRole('searchbox', { name: 'Filter educators' }).fill('no such educator');
  await page.getByText('No educator matches').waitFor();
  yield { name: 'users-none-found', page };
  await page.getByRole('searchbox', { name: 'Filter educators' }).fill('');
  await openProducts(page, tiles.first());
  yield { name: 'manage-user-products', page };
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add educator' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add educator' });
  await dialog.getByLabel('First name').fill('Noor');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('A family name is needed.').waitFor();
  yield { name: 'add-educator', page };
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Discard unsaved changes?' }).waitFor();
  yield { name: 'discard-person', page };
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await tiles
    .first()
    .getByRole('button', { name: /^More for / })
    .click();
  await page.getByRole('menuitem', { name: 'Edit educator' }).click();
  await page.getByRole('dialog', { name: 'Edit educator' }).getByRole('button', { name: 'Has left' }).waitFor();
  yield { name: 'edit-educator', page };
  await page.keyboard.press('Escape');
}

/** The pages of a computer without a keychain. */
export async function* tourOfProtection(office: Office): AsyncGenerator<Sight> {
  let app = await office.open({ keychain: 'none' });
  await app.page.getByRole('heading', { name: 'Protect the roster on this computer' }).waitFor();
  yield { name: 'protection-choose', page: app.page };
  await app.page.getByLabel('New passphrase').fill('four small blue chairs');
  await app.page.getByLabel('Passphrase again').fill('four small blue chairs');
  await app.page.getByRole('button', { name: 'Use this passphrase' }).click();
  await app.page.getByRole('heading', { name: 'Sign in to Seatwise' }).waitFor();
  await app.stop();
  app = await office.open({ keychain: 'none' });
  await app.page.getByRole('heading', { name: 'Unlock the roster' }).waitFor();
  yield { name: 'protection-unlock', page: app.page };
}

/** The License Board: at rest, while a card is dragged, and Move to… */
async function* licenseBoard(page: Page): AsyncGenerator<Sight> {
  await board.openBoard(page);
  yield { name: 'board', page };
  await board.dragOver(page, board.cards(page, 'Keyboarding').nth(1), board.column(page, 'No license'));
  await board
    .column(page, 'No license')
    .getByText(/^Remove Keyboarding/)
    .waitFor();
  yield { name: 'board-dragging', page };
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.locator('.dragging').waitFor({ state: 'detached' });
  const nobody = board.column(page, 'No license');
  await nobody.getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.getByText(/selected in No license$/).waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: /^Move / });
  await dialog
    .getByText(/^Assign /)
    .first()
    .waitFor();
  yield { name: 'board-move-to', page };
  await dialog.getByRole('button').filter({ hasText: 'Phonics' }).click();
  await page
    .getByRole('dialog')
    .getByText(/not changed|not made for/)
    .first()
    .waitFor();
  yield { name: 'board-preview', page };
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
}
