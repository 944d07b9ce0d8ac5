import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesWith, storesIn } from './dataFolder.ts';
import { startDistrict, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readClasses, readHistory } from './roster.ts';
import * as screens from './screens.ts';

const PASSPHRASE = 'four small blue chairs';

describe('a computer without a keychain', () => {
  let district: District;
  let office: Office;

  beforeAll(async () => {
    district = await startDistrict();
  });

  beforeEach(async () => {
    office = await setUpOffice(district);
  });

  afterEach(async () => {
    await office?.remove();
  });

  afterAll(async () => {
    await district?.remove();
  });

  it('keeps the roster behind a passphrase, which every start asks for', async () => {
    const { network, userDataDir } = office;
    const { schoolClass, student } = await findLicense(district.db);
    let app = await office.open({ keychain: 'none' });
    await app.page.getByRole('heading', { name: 'Protect the roster on this computer' }).waitFor();
    await app.page.getByLabel('New passphrase').fill(PASSPHRASE);
    await app.page.getByLabel('Passphrase again').fill(PASSPHRASE);
    await app.page.getByRole('button', { name: 'Use this passphrase' }).click();
    await screens.usePracticeAccount(app.page);
    await screens.waitForDashboard(app.page);
    await app.stop();
    expect(await storesIn(userDataDir)).toHaveLength(1);
    expect(await filesWith(userDataDir, [student.name, student.fullName, PASSPHRASE])).toEqual([]);

    network.set({ kind: 'down' });
    app = await office.open({ keychain: 'none' });
    await app.page.getByRole('heading', { name: 'Unlock the roster' }).waitFor();
    await app.page.getByLabel('Passphrase', { exact: true }).fill('four small red chairs');
    await app.page.getByRole('button', { name: 'Unlock' }).click();
    await app.page.getByRole('alert').getByText('This passphrase is not right. Try again.').waitFor();

    await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await app.page.getByRole('button', { name: 'Unlock' }).click();
    await screens.waitForDashboard(app.page);
    await screens.openClass(app.page, schoolClass.title);
    await screens.studentRow(app.page, student.name).waitFor();
  });

  it('keeps nothing when the person says so: it works online, says so, and leaves no roster behind', async () => {
    const { network, userDataDir } = office;
    const { schoolClass, student, license } = await findLicense(district.db);
    const other = await findLicense(district.db, 2);
    let app = await office.open({ keychain: 'none' });
    await app.page.getByRole('button', { name: 'Keep nothing' }).click();
    await screens.usePracticeAccount(app.page);
    await screens.waitForDashboard(app.page);
    await screens.statusBar(app.page).getByText('Nothing is kept on this computer').waitFor();
    await screens.openClass(app.page, schoolClass.title);
    await screens.removeProduct(app.page, student.name, license.product);
    await screens.confirmed(app.page, student.name);
    expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);

    network.set({ kind: 'down' });
    const dialog = await screens.manageStudentProducts(app.page, other.student.name);
    await dialog.getByRole('button', { name: `Remove ${other.license.product}`, exact: true }).click();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByRole('alert').getByText('This needs a connection. Nothing was saved.').waitFor();
    await app.stop();

    expect(await storesIn(userDataDir)).toEqual([]);
    const students = (await readClasses(district.db)).flatMap((one) => one.students);
    expect(
      await filesWith(
        userDataDir,
        students.flatMap(({ name, fullName }) => [name, fullName]),
      ),
    ).toEqual([]);
    app = await office.open({ keychain: 'none' });
    await app.page.getByRole('heading', { name: 'Sign in to Seatwise' }).waitFor();
  });
});
