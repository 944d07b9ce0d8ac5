import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SessionList } from '../../shared/contract/account.ts';
import { Session } from '../../shared/contract/session.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, PASSWORD, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

const NEW_PASSWORD = 'three green pencils';
const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];

describe.each(databaseKinds)('the own account on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let other: RunningServer;
  let clock = Date.parse('2026-02-01T08:00:00Z');
  let district: TestDistrict;
  let email: string;
  let device: TestDevice;
  let second: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    // Two processes of one district, as far as they can be in one test.
    [server, other] = [
      await startServer({ database, port: 0, now: () => new Date(clock++) }),
      await startServer({ database, port: 0, now: () => new Date(clock++) }),
    ];
  });
  afterAll(async () => {
    await server.stop();
    await other.stop();
    await database.stop();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('sign_in_throttle').execute();
    district = await createDistrict(database.db);
    email = await district.addAccount('schoolAdministrator', [await district.addSchool()]);
    [device, second] = [await signInDevice(server.url, email), await signInDevice(server.url, email)];
  });

  const change = async (current: string, next: string, by = device): Promise<Raw> =>
    by.call('POST', '/v1/account/password', { current, new: next });
  const signIn = async (password: string): Promise<Raw> =>
    device.send('POST', '/v1/session', { email, password, deviceName: 'Library' });
  const isAlive = async (by: TestDevice): Promise<boolean> => {
    const { status } = await by.call('GET', '/v1/account/sessions');
    return status === 200;
  };
  const refresh = async ({ session }: TestDevice): Promise<Raw> =>
    device.send('POST', '/v1/session/refresh', { refreshToken: session.refreshToken });
  const sessions = async (by = device): Promise<SessionList['sessions']> =>
    SessionList.parse((await by.call('GET', '/v1/account/sessions')).body).sessions;
  const notes = async () => {
    const rows = await database.db
      .selectFrom('audit')
      .select('detail')
      .where('kind', '=', 'account')
      .where('account_id', '=', device.session.account.id)
      .orderBy('id')
      .execute();
    return rows.map(({ detail }) => detail);
  };
  /** An open stream of events; `ended` resolves when it has ended. */
  const stream = async (url: string, by: TestDevice): Promise<Readonly<{ ended: Promise<string> }>> => {
    const response = await fetch(`${url}/v1/events`, { headers: { authorization: `Bearer ${by.token}` } });
    expect(response.status).toBe(200);
    return { ended: response.text() };
  };

  it('shows where it is signed in, and which of them is this', async () => {
    await signIn(PASSWORD);
    const list = await sessions();
    expect(list.map(({ deviceName, current }) => [deviceName, current])).toEqual([
      ['Library', false],
      ['test', false],
      ['test', true],
    ]);
    expect((await sessions(second)).filter(({ current }) => current).map(({ id }) => id)).toEqual([list[1]?.id]);
    await refresh(second);
    const renewed = (await sessions()).find(({ id }) => id === list[1]?.id);
    expect(renewed?.lastUsedAt).not.toBe(renewed?.createdAt);
    await second.call('DELETE', '/v1/session');
    expect((await sessions()).map(({ id }) => id)).not.toContain(list[1]?.id);
    expect(JSON.stringify(list)).not.toContain(device.session.refreshToken);
  });

  it('shows no session that can no more be renewed', async () => {
    clock += 101 * 24 * 60 * 60 * 1000;
    const fresh = await signInDevice(server.url, email);
    expect(await sessions(fresh)).toHaveLength(1);
  });

  it('signs out everywhere, at once', async () => {
    const elsewhere = await signInDevice(server.url, await district.addAccount('teacher', [district.id]));
    const streams = [await stream(server.url, device), await stream(other.url, second)];
    const stays = await stream(server.url, elsewhere);
    expect((await device.call('DELETE', '/v1/account/sessions')).status).toBe(204);
    for (const { ended } of streams) expect(await ended).toMatch(/^:/);
    for (const one of [device, second]) {
      expect(await isAlive(one)).toBe(false);
      expect(code(await refresh(one))).toEqual([401, 'sessionEnded']);
    }
    expect(await isAlive(elsewhere)).toBe(true);
    expect(await Promise.race([stays.ended, Promise.resolve('open')])).toBe('open');
    expect((await signIn(PASSWORD)).status).toBe(200);
    expect(await notes()).toMatchObject([{ action: 'signOutEverywhere', sessionsEnded: 2 }]);
  });

  it('takes another password, and every other session is out', async () => {
    expect((await change(PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect([await isAlive(device), await isAlive(second)]).toEqual([true, false]);
    expect(code(await refresh(second))).toEqual([401, 'sessionEnded']);
    expect(code(await signIn(PASSWORD))).toEqual([401, 'wrongCredentials']);
    expect(Session.parse((await signIn(NEW_PASSWORD)).body).account.email).toBe(email);
    expect(await notes()).toMatchObject([{ action: 'changePassword', sessionsEnded: 1 }]);
    expect(JSON.stringify(await notes())).not.toContain(email);
  });

  it('wants to know the current password, and lets nobody guess it at leisure', async () => {
    for (let guess = 0; guess < 5; guess++) {
      expect(code(await change(`guess ${guess}`, NEW_PASSWORD))).toEqual([403, 'wrongPassword']);
    }
    const last = await change(PASSWORD, NEW_PASSWORD);
    expect([...code(last), last.headers.get('retry-after')]).toEqual([429, 'tooManyRequests', expect.any(String)]);
    clock += 61 * 60 * 1000;
    expect((await change(PASSWORD, NEW_PASSWORD, await signInDevice(server.url, email))).status).toBe(204);
  });

  it.each([
    ['tooShort', 'ninechars'],
    ['tooCommon', 'Password2026'],
  ])('refuses a new password that is %s', async (fault, password) => {
    const answer = await change(PASSWORD, password);
    expect([...code(answer), answer.body['detail']]).toEqual([400, 'weakPassword', fault]);
    expect((await change(PASSWORD, email)).body['detail']).toBe('isEmail');
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  it('lets one of two win who change it at once', async () => {
    const answers = await Promise.all([change(PASSWORD, NEW_PASSWORD), change(PASSWORD, 'four blue rulers', second)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });
});
