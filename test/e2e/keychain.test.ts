import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpOffice, type Office } from './office.ts';
import * as screens from './screens.ts';

describe('a computer whose keychain is gone', () => {
  let office: Office;
  const vault = (): Promise<string> => readFile(join(office.userDataDir, 'vault.json'), 'utf8');

  beforeAll(async () => {
    office = await setUpOffice();
    const app = await office.openSignedIn();
    await app.stop();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('says so, and touches nothing that the keychain guards', async () => {
    const before = await vault();
    const app = await office.open({ keychain: 'none' });
    await app.page.getByRole('heading', { name: 'The keychain of this computer has changed' }).waitFor();
    await app.page.getByRole('button', { name: 'Try again' }).click();
    await app.page.getByRole('heading', { name: 'The keychain of this computer has changed' }).waitFor();
    await app.stop();
    expect(await vault()).toBe(before);
  });

  it('has the roster again, without a network, when the keychain is back', async () => {
    office.network.set({ kind: 'down' });
    const app = await office.open();
    await screens.waitForDashboard(app.page);
    await screens.goTo(app.page, 'My Classes & Students');
    await app.page.getByRole('grid', { name: 'Classes' }).waitFor();
  });
});
