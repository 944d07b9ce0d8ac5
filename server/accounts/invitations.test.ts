import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvitationMade, InvitationPage } from '../../shared/contract/account.ts';
import type { OrgId, UserId } from '../../shared/contract/ids.ts';
import { Session } from '../../shared/contract/session.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const PASSWORD = 'three green pencils';
const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];

describe.each(databaseKinds)('invitations on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let clock = Date.parse('2026-02-01T08:00:00Z');
  let made = 0;
  let email: string;
  let district: TestDistrict;
  let north: OrgId;
  let south: OrgId;
  let ortiz: UserId;
  let office: TestDevice;
  let principal: TestDevice;
  let teacher: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => new Date(clock++) });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('sign_in_throttle').execute();
    email = `new-${++made}@example.org`;
    district = await createDistrict(database.db);
    [north, south] = [await district.addSchool(), await district.addSchool()];
    ortiz = await district.addUser('teacher', [north]);
    const signIn = async (as: string): Promise<TestDevice> => signInDevice(server.url, as);
    office = await signIn(await district.addAccount('districtAdministrator', [district.id]));
    principal = await signIn(await district.addAccount('schoolAdministrator', [north]));
    teacher = await signIn(await district.addAccount('teacher', [north], ortiz));
  });

  const ask = async (by: TestDevice, more: object = {}): Promise<Raw> =>
    by.call('POST', '/v1/invitations', { email, role: 'schoolAdministrator', orgIds: [north], ...more });
  const invite = async (by: TestDevice, more: object = {}): Promise<InvitationMade> =>
    InvitationMade.parse((await ask(by, more)).body);
  const redeem = async (typed: string, more: object = {}): Promise<Raw> =>
    office.send('POST', '/v1/invitations/redeem', {
      code: typed,
      displayName: 'Sam Reyes',
      password: PASSWORD,
      deviceName: 'Front desk',
      ...more,
    });
  const list = async (by: TestDevice): Promise<InvitationPage['invitations']> =>
    InvitationPage.parse((await by.call('GET', '/v1/invitations')).body).invitations;

  it('give an account by a one-time code, and sign in', async () => {
    const { invitation, code: typed } = await invite(principal, { email: email.toUpperCase() });
    expect(invitation).toMatchObject({ email, role: 'schoolAdministrator', orgIds: [north], userId: null });
    const session = Session.parse((await redeem(typed.toLowerCase().replaceAll('-', ' '))).body);
    expect(session.account).toMatchObject({ email, displayName: 'Sam Reyes', role: 'schoolAdministrator' });
    const again = await office.send('POST', '/v1/session', { email, password: PASSWORD, deviceName: 'x' });
    expect(again.status).toBe(200);
    expect(code(await redeem(typed))).toEqual([404, 'invitationInvalid']);
    expect(await list(principal)).toEqual([]);
  });

  it('make a teacher who sees the own classes', async () => {
    const student = await district.addUser('student', [north]);
    const another = await district.addUser('teacher', [north]);
    await district.addClass(north, [
      [another, 'teacher'],
      [student, 'student'],
    ]);
    const { code: typed } = await invite(principal, { role: 'teacher', userId: another });
    const session = Session.parse((await redeem(typed)).body);
    const people = await office.send('GET', '/v1/people?role=student', undefined, session.accessToken);
    expect(people.body).toMatchObject({ people: [{ id: student }] });
  });

  it('keep the code as a hash only, and out of the audit', async () => {
    const { code: typed } = await invite(principal);
    const { db } = database;
    const kept = JSON.stringify([
      await db.selectFrom('invitations').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(kept).not.toContain(typed);
    expect(kept).not.toContain(typed.replaceAll('-', ''));
  });

  it('work once, also when two come at once', async () => {
    const { code: typed } = await invite(office);
    const answers = await Promise.all([redeem(typed), redeem(typed), redeem(typed)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404, 404]);
  });

  it('are over after seven days', async () => {
    const { code: typed } = await invite(office);
    clock += 7 * DAY_MS;
    expect(code(await redeem(typed))).toEqual([404, 'invitationInvalid']);
    expect(await list(await signInDevice(server.url, office.session.account.email))).toEqual([]);
  });

  it('are over when they are taken back, made anew, or when whoever invited may not any more', async () => {
    const first = await invite(principal);
    const second = await invite(principal);
    expect(code(await redeem(first.code))).toEqual([404, 'invitationInvalid']);
    for (let twice = 0; twice < 2; twice++) {
      expect((await principal.call('DELETE', `/v1/invitations/${second.invitation.id}`)).status).toBe(204);
    }
    expect(code(await redeem(second.code))).toEqual([404, 'invitationInvalid']);
    const third = await invite(principal);
    const id = principal.session.account.id;
    expect((await office.call('PATCH', `/v1/accounts/${id}`, { orgIds: [south] })).status).toBe(200);
    expect(code(await redeem(third.code))).toEqual([404, 'invitationInvalid']);
    await office.call('PATCH', `/v1/accounts/${id}`, { orgIds: [north] });
    expect((await office.call('DELETE', `/v1/accounts/${id}`)).status).toBe(204);
    expect(code(await redeem(third.code))).toEqual([404, 'invitationInvalid']);
  });

  it('are refused for an e-mail that has an account here; one of elsewhere shows at redeeming only', async () => {
    const taken = principal.session.account.email;
    expect(code(await ask(office, { email: taken }))).toEqual([409, 'emailTaken']);
    const elsewhere = await createDistrict(database.db);
    const foreign = await signInDevice(server.url, await elsewhere.addAccount('districtAdministrator', [elsewhere.id]));
    const { code: typed } = await invite(foreign, {
      email: taken,
      role: 'districtAdministrator',
      orgIds: [elsewhere.id],
    });
    expect(code(await redeem(typed))).toEqual([409, 'emailTaken']);
    expect(await list(foreign)).toHaveLength(1);
  });

  it('can be redeemed for an e-mail whose account was closed', async () => {
    const first = Session.parse((await redeem((await invite(office)).code)).body).account;
    await office.call('DELETE', `/v1/accounts/${first.id}`);
    const second = Session.parse((await redeem((await invite(office)).code)).body).account;
    expect([second.email, second.id === first.id]).toEqual([email, false]);
  });

  it('want a password that is not easy to guess, and are not used up by one', async () => {
    const { code: typed } = await invite(office);
    expect((await redeem(typed, { password: 'password123' })).body).toMatchObject({ status: 400, detail: 'tooCommon' });
    expect((await redeem(typed, { password: email })).body).toMatchObject({ status: 400, detail: 'isEmail' });
    expect(code(await redeem(typed, { displayName: ' ' }))).toEqual([400, 'invalidRequest']);
    expect((await redeem(typed)).status).toBe(200);
  });

  it('cannot be guessed at leisure', async () => {
    const { code: typed } = await invite(office);
    const guesses: number[] = [];
    for (let guess = 0; guess < 52; guess++) guesses.push((await redeem(`0000-0000-0000-0000-${guess}`)).status);
    expect(guesses.filter((status) => status === 404)).toHaveLength(50);
    const last = await redeem(typed);
    expect([...code(last), last.headers.get('retry-after')]).toEqual([429, 'tooManyRequests', expect.any(String)]);
  });

  it('show to administrators what they could have given', async () => {
    await invite(office, { role: 'districtAdministrator', orgIds: [district.id] });
    email = `another-${made}@example.org`;
    const mine = await invite(office);
    email = `third-${made}@example.org`;
    const other = await invite(office, { orgIds: [north, south] });
    expect(await list(office)).toHaveLength(3);
    expect(await list(principal)).toEqual([mine.invitation]);
    for (const by of [principal, teacher]) {
      const { status } = await by.call('DELETE', `/v1/invitations/${other.invitation.id}`);
      expect(status).toBe(by === principal ? 404 : 403);
    }
    expect((await teacher.call('GET', '/v1/invitations')).status).toBe(403);
    const first = InvitationPage.parse((await office.call('GET', '/v1/invitations?limit=2')).body);
    const rest = InvitationPage.parse((await office.call('GET', `/v1/invitations?cursor=${first.next}`)).body);
    expect([...first.invitations, ...rest.invitations]).toEqual(await list(office));
  });

  it('give nobody more than the one who invites has', async () => {
    const far = await district.addUser('teacher', [south]);
    const both = await district.addUser('teacher', [north, south]);
    const student = await district.addUser('student', [north]);
    const left = await district.addUser('teacher', [north], { status: 'inactive' });
    const foreign = await createDistrict(database.db);
    const cases: readonly (readonly [TestDevice, object, readonly unknown[]])[] = [
      [principal, { role: 'districtAdministrator', orgIds: [district.id] }, [403, 'forbidden']],
      [principal, { orgIds: [south] }, [404, 'notFound']],
      [principal, { orgIds: [north, south] }, [404, 'notFound']],
      [principal, { orgIds: [district.id] }, [403, 'forbidden']],
      [principal, { role: 'teacher', userId: far }, [404, 'notFound']],
      [principal, { role: 'teacher', userId: both }, [403, 'forbidden']],
      [principal, { role: 'teacher' }, [400, 'invalidRequest']],
      [principal, { role: 'teacher', userId: student }, [400, 'invalidRequest']],
      [principal, { role: 'teacher', userId: left }, [409, 'inactiveUser']],
      [office, { orgIds: [foreign.id] }, [404, 'notFound']],
      [office, { role: 'districtAdministrator', orgIds: [north] }, [400, 'invalidRequest']],
      [office, { orgIds: [district.id] }, [400, 'invalidRequest']],
      [teacher, { role: 'teacher', userId: ortiz }, [403, 'forbidden']],
    ];
    for (const [by, more, answer] of cases) expect([more, ...code(await ask(by, more))]).toEqual([more, ...answer]);
    expect(await list(office)).toEqual([]);
    expect((await ask(office, { role: 'teacher', userId: both })).status).toBe(200);
  });

  it('leave an audit record of each step', async () => {
    const { invitation, code: typed } = await invite(principal);
    const { account } = Session.parse((await redeem(typed)).body);
    const rows = await database.db
      .selectFrom('audit')
      .select(['account_id', 'detail'])
      .where('kind', '=', 'account')
      .where('account_id', 'in', [principal.session.account.id, account.id])
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      { account_id: principal.session.account.id, detail: { action: 'invite', invitationId: invitation.id } },
      { account_id: account.id, detail: { action: 'redeemInvitation', invitationId: invitation.id } },
    ]);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});
