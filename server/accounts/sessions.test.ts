import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../shared/contract/session.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, PASSWORD, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { hashPassword, isPassword } from './password.ts';

type Answer = Readonly<{ status: number; headers: Headers; body: Readonly<Record<string, unknown>> }>;

describe.each(databaseKinds)('sessions on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let email: string;
  let clock = Date.parse('2026-02-01T08:00:00Z');

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => new Date(clock) });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('sign_in_throttle').execute();
    district = await createDistrict(database.db);
    email = await district.addAccount('schoolAdministrator', [await district.addSchool()]);
  });

  const send = async (method: string, path: string, body?: unknown, token?: string): Promise<Answer> => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as Answer['body']) : {},
    };
  };
  const signIn = async (password = PASSWORD, as = email): Promise<Answer> =>
    send('POST', '/v1/session', { email: as, password, deviceName: 'Front office' });
  const session = (answer: Answer): Session => Session.parse(answer.body);
  const refresh = async (refreshToken: string): Promise<Answer> =>
    send('POST', '/v1/session/refresh', { refreshToken });
  const probe = async (token: string): Promise<number> =>
    (await send('GET', '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000', undefined, token)).status;
  const pass = (seconds: number): void => {
    clock += seconds * 1000;
  };
  const code = (answer: Answer): string => String(answer.body['type']).split(':').at(-1) ?? '';

  it('signs in with e-mail and password, in any case, and says who it is', async () => {
    const answer = await signIn(PASSWORD, `  ${email.toUpperCase()} `);
    expect(session(answer)).toMatchObject({
      account: { email, role: 'schoolAdministrator' },
      district: { id: district.id, timeZone: 'America/New_York' },
    });
    expect(await probe(session(answer).accessToken)).toBe(200);
  });

  it('gives the same answer for a wrong password, an unknown e-mail and a closed account', async () => {
    const closed = await district.addAccount('teacher', [district.id]);
    await database.db.updateTable('accounts').set({ status: 'closed' }).where('email', '=', closed).execute();
    const answers = [
      await signIn('wrong'),
      await signIn(PASSWORD, 'nobody@example.org'),
      await signIn(PASSWORD, closed),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(answers[0]?.body);
    }
  });

  it('lets an access token live for fifteen minutes', async () => {
    const { accessToken } = session(await signIn());
    pass(14 * 60);
    expect(await probe(accessToken)).toBe(200);
    pass(2 * 60);
    expect(await probe(accessToken)).toBe(401);
  });

  it('refuses what is no token', async () => {
    for (const token of ['x', 'x'.repeat(500), 'a b', '']) expect(await probe(token)).toBe(401);
    const answer = await send('GET', '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000');
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('gives new tokens for a refresh token, which is then used up', async () => {
    const first = session(await signIn());
    const second = session(await refresh(first.refreshToken));
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await probe(second.accessToken)).toBe(200);
  });

  it('ends the session for both sides when a refresh token comes again after its successor was used', async () => {
    const first = session(await signIn());
    const second = session(await refresh(first.refreshToken));
    await probe(second.accessToken);
    const stolen = await refresh(first.refreshToken);
    expect([stolen.status, code(stolen)]).toEqual([401, 'sessionEnded']);
    expect(await probe(second.accessToken)).toBe(401);
    expect((await refresh(second.refreshToken)).status).toBe(401);
  });

  it('ends it also when only the successor refresh token was used', async () => {
    const first = session(await signIn());
    const second = session(await refresh(first.refreshToken));
    const third = session(await refresh(second.refreshToken));
    expect((await refresh(first.refreshToken)).status).toBe(401);
    expect(await probe(third.accessToken)).toBe(401);
  });

  it('answers a refresh again when the first answer got lost, and the lost tokens are worth nothing', async () => {
    const first = session(await signIn());
    const lost = session(await refresh(first.refreshToken));
    const second = session(await refresh(first.refreshToken));
    expect(await probe(second.accessToken)).toBe(200);
    expect(await probe(lost.accessToken)).toBe(401);
    // Whoever comes with the lost one has it from somewhere else, and gets nothing.
    expect((await refresh(lost.refreshToken)).status).toBe(401);
    expect(session(await refresh(second.refreshToken)).account.email).toBe(email);
  });

  it('gives one of two refreshes at once a session that works', async () => {
    const first = session(await signIn());
    const both = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    const alive: number[] = [];
    for (const answer of both) if (answer.status === 200) alive.push(await probe(session(answer).accessToken));
    expect(alive.filter((status) => status === 200)).toHaveLength(1);
  });

  it('signs out at once, this session only', async () => {
    const [one, other] = [session(await signIn()), session(await signIn())];
    expect((await send('DELETE', '/v1/session', undefined, one.accessToken)).status).toBe(204);
    expect(await probe(one.accessToken)).toBe(401);
    expect((await refresh(one.refreshToken)).status).toBe(401);
    expect(await probe(other.accessToken)).toBe(200);
  });

  it('takes access from a closed account at once', async () => {
    const { accessToken, refreshToken } = session(await signIn());
    await database.db.updateTable('accounts').set({ status: 'closed' }).where('email', '=', email).execute();
    expect(await probe(accessToken)).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
  });

  it('lets an account wait after five wrong passwords, longer each time, also for the right one', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn('wrong')).status).toBe(401);
    const first = await signIn();
    expect([first.status, code(first)]).toEqual([429, 'tooManyRequests']);
    const wait = Number(first.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    pass(wait + 1);
    const second = await signIn('wrong');
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(wait);
    pass(15 * 60 + 1);
    expect((await signIn()).status).toBe(429);
    pass(60 * 60 + 1);
    expect((await signIn()).status).toBe(200);
  });

  it('does not let many guesses at once slip through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, async () => signIn('wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('lets an address wait that tries many accounts, but not one that signs in rightly', async () => {
    for (let attempt = 0; attempt < 60; attempt++) expect((await signIn()).status).toBe(200);
    const guesses: number[] = [];
    for (let n = 0; n < 55; n++) guesses.push((await signIn('wrong', `guess-${n}@example.org`)).status);
    expect(guesses.filter((status) => status === 401)).toHaveLength(50);
    expect(guesses.slice(50)).toEqual([429, 429, 429, 429, 429]);
  });

  it('keeps no password and no token as it is', async () => {
    const { accessToken, refreshToken } = session(await signIn());
    const { db } = database;
    const kept = JSON.stringify([
      await db.selectFrom('accounts').selectAll().execute(),
      await db.selectFrom('access_tokens').selectAll().execute(),
      await db.selectFrom('refresh_tokens').selectAll().execute(),
      await db.selectFrom('sessions').selectAll().execute(),
    ]);
    for (const secret of [PASSWORD, accessToken, refreshToken]) expect(kept).not.toContain(secret);
  });
});

describe('password hashes', () => {
  it('know the password and nothing else, each with its own salt', async () => {
    const [one, other] = [await hashPassword('Grüße'), await hashPassword('Grüße')];
    expect(one).not.toBe(other);
    expect(await isPassword('Grüße', one)).toBe(true);
    // The same letters as another keyboard composes them.
    expect(await isPassword('Gru\u0308ße', other)).toBe(true);
    expect(await isPassword('grüße', one)).toBe(false);
    expect(await isPassword('Grüße', null)).toBe(false);
  });
});
