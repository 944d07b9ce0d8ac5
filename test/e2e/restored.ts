import type { Page } from 'playwright';
import type { Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';

/** A license is taken away and confirmed; then the server comes back from a backup that is older. */
export async function loseOneChange(office: Office) {
  const { district } = office;
  const { schoolClass, student, license } = await findLicense(district.db);
  await district.backUp();
  const { page } = await office.openSignedIn();
  await screens.openClass(page, schoolClass.title);
  await screens.removeProduct(page, student.name, license.product);
  await screens.confirmed(page, student.name);
  await district.restore();
  await signInAgain(page, office);
  return { page, student, license };
}

/** A restored server knows no session that is younger than its backup. */
async function signInAgain(page: Page, { district }: Office): Promise<void> {
  const statusBar = screens.statusBar(page);
  await page.keyboard.press('F5');
  await statusBar.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(district.office.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await statusBar.getByText('1 missing on the server').waitFor();
}
