import type { Page } from 'playwright';
import type { District } from './district.ts';
import { findTile, openProducts, readTeachers } from './educators.ts';
import { reviewHeldSync } from './heldSync.ts';
import type { Office } from './office.ts';
import { deliver, HALF_OF_CLEVER } from './rosterDrop.ts';
import { checkFile, openUpload, rosterOf } from './rosterUpload.ts';
import * as screens from './screens.ts';
import type { Sight } from './tour.ts';

/** What a district sees that keeps one school by hand, one in Clever and one in ClassLink. */
export async function* tourOfDistrict(office: Office): AsyncGenerator<Sight> {
  const { page } = await office.openSignedIn(office.district.rival);
  const schools = page.getByRole('grid', { name: 'Schools side by side' });
  await schools.getByRole('rowheader').first().waitFor();
  await screens.statusBar(page).getByText('next nightly sync').waitFor();
  yield { name: 'district-dashboard', page };
  await schools.scrollIntoViewIfNeeded();
  yield { name: 'district-schools', page };
  const clever = (await readTeachers(office.district.db, 'clever')).find(({ held }) => held.length === 1);
  if (!clever) throw new Error('The sample has no such educator.');
  await schools.getByRole('row').filter({ hasText: clever.school }).click();
  await page.getByText('Clever roster').first().waitFor();
  await page.getByRole('region', { name: 'Roster' }).scrollIntoViewIfNeeded();
  yield { name: 'school-in-clever', page };
  await screens.goTo(page, 'User Management');
  await page.getByRole('region', { name: 'Managed in Clever' }).waitFor();
  yield { name: 'users-in-clever', page };
  await openProducts(page, await findTile(page, clever));
  yield { name: 'manage-user-products-in-clever', page };
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter educators' }).fill('');
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('grid', { name: 'User Management' }).getByRole('rowheader').first().waitFor();
  await screens.selectRows(page, 0, 13);
  await page.getByRole('button', { name: 'Manage products…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manage products of 14 educators' });
  const [held = ''] = clever.held;
  await dialog.getByLabel(`What becomes of ${held}`).selectOption('remove');
  await dialog
    .getByText('Managed in Clever or ClassLink.')
    .or(dialog.getByText(/ made now\.$/))
    .first()
    .waitFor();
  yield { name: 'manage-many-in-clever', page };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  yield* rosterUpload(page, office.district);
  await deliver(office.district, 'clever', HALF_OF_CLEVER);
  await reviewHeldSync(page);
  yield { name: 'held-sync', page };
}

/** A file that is none, and one with two new schools and a row that leads nowhere. */
async function* rosterUpload(page: Page, district: District): AsyncGenerator<Sight> {
  const dialog = await openUpload(page);
  yield { name: 'upload-file', page };
  await checkFile(dialog, 'letter.zip', new TextEncoder().encode('Dear parents'));
  await dialog.getByRole('alert').waitFor();
  yield { name: 'upload-refused', page };
  const roster = await rosterOf(district, {
    schools: { north: null, south: null },
    people: { new1: ['north'], new2: ['north'], new3: ['south'] },
    classes: { c1: 'north' },
    enrollments: [
      ['new1', 'c1'],
      ['nobody', 'c1'],
    ],
  });
  await checkFile(dialog, 'fall-roster.zip', roster);
  await dialog.getByRole('button', { name: 'Confirm and import' }).waitFor();
  yield { name: 'upload-preview', page };
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard changes' }).click();
}
