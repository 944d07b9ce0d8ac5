import { cp, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesIn, storesIn } from './dataFolder.ts';
import { startDistrict, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { findLicense } from './roster.ts';
import * as screens from './screens.ts';

describe('a roster that cannot be opened', () => {
  let district: District;
  let office: Office;

  beforeAll(async () => {
    district = await startDistrict();
  });

  beforeEach(async () => {
    office = await setUpOffice(district);
    const app = await office.openSignedIn();
    await app.stop();
  });

  afterEach(async () => {
    await office?.remove();
  });

  afterAll(async () => {
    await district?.remove();
  });

  it('is set aside when it is damaged; the person is told where it lies and can go on', async () => {
    const { userDataDir } = office;
    const [store] = await storesIn(userDataDir);
    if (!store) throw new Error('The office has no store.');
    await overwrite(store.path);
    const damaged = await readFile(store.path);

    const app = await office.open();
    const note = app.page.getByRole('alert').filter({ hasText: 'The roster kept on this computer could not be read.' });
    await note.waitFor();
    const said = /Set aside at: (.+)$/m.exec(await note.innerText())?.[1]?.trim() ?? '';
    expect((await readFile(said)).equals(damaged)).toBe(true);

    await screens.usePracticeAccount(app.page);
    await screens.waitForDashboard(app.page);
    const { schoolClass, student } = await findLicense(district.db);
    await screens.openClass(app.page, schoolClass.title);
    await screens.studentRow(app.page, student.name).waitFor();
    expect((await stat(said)).size).toBe(damaged.length);
  });

  it('is left as it is when it was locked with another key; the person is told', async () => {
    const [store] = await storesIn(office.userDataDir);
    if (!store) throw new Error('The office has no store.');
    const stranger = await setUpOffice(district);
    try {
      await (await stranger.openSignedIn()).stop();
      const [foreign] = await storesIn(stranger.userDataDir);
      if (!foreign) throw new Error('The other computer has no store.');
      await rm(dirname(store.path), { recursive: true });
      await cp(dirname(foreign.path), dirname(store.path), { recursive: true });
    } finally {
      await stranger.remove();
    }
    const before = await filesIn(dirname(store.path));
    const bytes = await readFile(store.path);

    const app = await office.open();
    await app.page
      .getByRole('alert')
      .getByText('The roster kept on this computer was locked with another key.')
      .waitFor();
    await app.stop();
    expect((await readFile(store.path)).equals(bytes)).toBe(true);
    expect((await filesIn(dirname(store.path))).map(({ name }) => name)).toEqual(
      expect.arrayContaining(before.map(({ name }) => name).filter((name) => !/-(wal|shm)$/.test(name))),
    );
  });
});

/** Writes over the head and the middle of a file, as a failing disk might. */
async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const noise = Buffer.alloc(8192, 0x5a);
    await file.write(noise, 0, noise.length, 0);
    await file.write(noise, 0, noise.length, Math.floor(size / 2));
  } finally {
    await file.close();
  }
}
