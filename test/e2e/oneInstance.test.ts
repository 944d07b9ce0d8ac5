import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationArguments, electronExecutable, type Application } from './application.ts';
import { setUpOffice, type Office } from './office.ts';
import * as screens from './screens.ts';

describe('a second start on the same data folder', () => {
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('hands over to the app that runs already, and ends', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = spawn(electronExecutable(), applicationArguments({ userDataDir: office.userDataDir }), {
      stdio: 'ignore',
    });
    const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    const windows = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    );
    expect(windows).toEqual([false]);
    await screens.goTo(app.page, 'My Classes & Students');
    await app.page.getByRole('grid', { name: 'Classes' }).waitFor();
  });
});
