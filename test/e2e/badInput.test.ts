import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { filesWith, storesIn } from './dataFolder.ts';
import { setUpOffice, type Office } from './office.ts';
import { readClasses } from './roster.ts';
import * as screens from './screens.ts';

describe('what goes wrong at sign-in is told in words', () => {
  let office: Office;
  let app: Application;
  let stranger: http.Server;
  let answer: Readonly<{ type: string; body: string }>;

  beforeAll(async () => {
    stranger = http.createServer((_, response) => {
      response.writeHead(200, { 'content-type': answer.type });
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    office = await setUpOffice();
    app = await office.open();
    await app.page.getByRole('heading', { name: 'Sign in to Seatwise' }).waitFor();
  });

  afterAll(async () => {
    await office?.remove();
    await new Promise((resolve) => stranger.close(resolve));
  });

  const strangerUrl = (): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

  async function trySigningIn(server: string, password = 'practice'): Promise<void> {
    const { page } = app;
    const address = page.getByLabel('Server address');
    if (!(await address.isVisible())) await page.locator('summary').click();
    await address.fill(server);
    await screens.signIn(page, { email: office.district.office.email, password });
  }

  const told = async (text: string): Promise<void> => app.page.getByRole('alert').getByText(text).waitFor();

  it('an address that is none', async () => {
    for (const address of ['not an address', 'ftp://licenses.example.org', 'http://licenses.example.org']) {
      await trySigningIn(address);
      await told('This server address cannot be used.');
    }
  });

  it('nothing that listens there', async () => {
    await trySigningIn('http://127.0.0.1:9');
    await told('The server does not answer.');
  });

  it('a page of some other web server', async () => {
    answer = { type: 'text/html', body: '<!doctype html><title>Welcome</title><h1>It works!</h1>' };
    await trySigningIn(strangerUrl());
    await told('Something answers there, but it is not a Seatwise server.');
  });

  it('JSON of some other program', async () => {
    answer = { type: 'application/json', body: '{"status":"ok","accessToken":"x","account":{}}' };
    await trySigningIn(strangerUrl());
    await told('Something answers there, but it is not a Seatwise server.');
  });

  it('a wrong password, after which nothing is kept', async () => {
    await trySigningIn(office.district.url, 'not the password');
    await told('Email or password is wrong.');
    expect(await storesIn(office.userDataDir)).toEqual([]);
    const students = (await readClasses(office.district.db)).flatMap((one) => one.students);
    expect(
      await filesWith(
        office.userDataDir,
        students.map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  it('and the right one still opens the roster', async () => {
    await trySigningIn(office.district.url, office.district.office.password);
    await screens.waitForDashboard(app.page);
  });
});
