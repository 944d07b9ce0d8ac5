import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, filesWith, storesIn } from './dataFolder.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense, readClasses } from './roster.ts';
import * as screens from './screens.ts';

const SQLITE_HEADER = 'SQLite format 3\0';

describe('the roster on the disk of an office computer', () => {
  let office: Office;

  beforeAll(async () => {
    office = await setUpOffice();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('is noise to whoever has not the key: no name of a student, in no file', async () => {
    const { district, network, userDataDir } = office;
    const students = (await readClasses(district.db)).flatMap((schoolClass) => schoolClass.students);
    const { schoolClass, student, license } = await findLicense(district.db);
    const app = await office.openSignedIn();
    await screens.openClass(app.page, schoolClass.title);
    network.set({ kind: 'down' });
    await screens.removeProduct(app.page, student.name, license.product);
    await screens.goTo(app.page, 'Activity');
    await app.page.getByText(student.fullName).first().waitFor();

    // While it runs, with the write-ahead log full, and after it has closed.
    const names = students.flatMap(({ name, fullName }) => [name, fullName]);
    expect(names.length).toBeGreaterThan(200);
    expect(await filesWith(userDataDir, [...names, student.id])).toEqual([]);
    await app.stop();
    expect(await filesWith(userDataDir, [...names, student.id])).toEqual([]);

    const [store] = await storesIn(userDataDir);
    expect(store?.size).toBeGreaterThan(100_000);
    for (const { path } of (await filesIn(userDataDir)).filter(({ name }) => name.includes('store.db'))) {
      expect((await readFile(path)).subarray(0, 16).toString('latin1')).not.toBe(SQLITE_HEADER);
    }
  });

  it('is there all the same for the one who has it', async () => {
    const { schoolClass, student } = await findLicense(office.district.db);
    const app = await office.open();
    await screens.waitForDashboard(app.page);
    await screens.openClass(app.page, schoolClass.title);
    await screens.studentRow(app.page, student.name).waitFor();
  });
});
