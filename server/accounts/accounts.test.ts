import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountPage } from '../../shared/contract/account.ts';
import type { OrgId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];
const FORBIDDEN = [403, 'forbidden'];
const NOT_FOUND = [404, 'notFound'];
const DONE = [200, 'undefined'];
const GONE = [204, 'undefined'];

describe.each(databaseKinds)('accounts on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let north: OrgId;
  let south: OrgId;
  let ortiz: UserId;
  let office: TestDevice;
  let deputy: TestDevice;
  let principal: TestDevice;
  let assistant: TestDevice;
  let shared: TestDevice;
  let far: TestDevice;
  let teacher: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db);
    [north, south] = [await district.addSchool(), await district.addSchool()];
    ortiz = await district.addUser('teacher', [north]);
    const signIn = async (email: string): Promise<TestDevice> => signInDevice(server.url, email);
    office = await signIn(await district.addAccount('districtAdministrator', [district.id]));
    deputy = await signIn(await district.addAccount('districtAdministrator', [district.id]));
    principal = await signIn(await district.addAccount('schoolAdministrator', [north]));
    assistant = await signIn(await district.addAccount('schoolAdministrator', [north]));
    shared = await signIn(await district.addAccount('schoolAdministrator', [north, south]));
    far = await signIn(await district.addAccount('schoolAdministrator', [south]));
    teacher = await signIn(await district.addAccount('teacher', [north], ortiz));
  });

  const idOf = ({ session }: TestDevice): string => session.account.id;
  const list = async (by: TestDevice, query = ''): Promise<readonly string[]> =>
    AccountPage.parse((await by.call('GET', `/v1/accounts${query}`)).body).accounts.map(({ id }) => id);
  const edit = async (by: TestDevice, whom: TestDevice, change: object): Promise<Raw> =>
    by.call('PATCH', `/v1/accounts/${idOf(whom)}`, change);
  const close = async (by: TestDevice, whom: TestDevice): Promise<Raw> =>
    by.call('DELETE', `/v1/accounts/${idOf(whom)}`);
  const isAlive = async (by: TestDevice): Promise<boolean> => (await by.call('GET', '/v1/orgs')).status === 200;
  const sorted = (devices: readonly TestDevice[]): readonly string[] => devices.map(idOf).sort();

  it('are listed for administrators: the district’s all, a school’s those who act for it', async () => {
    expect([...(await list(office))].sort()).toEqual(
      sorted([office, deputy, principal, assistant, shared, far, teacher]),
    );
    expect([...(await list(principal))].sort()).toEqual(sorted([principal, assistant, shared, teacher]));
    expect([...(await list(office, `?orgId=${south}`))].sort()).toEqual(sorted([shared, far]));
    expect(await list(principal, '?role=teacher')).toEqual([idOf(teacher)]);
    expect(await list(principal, `?orgId=${south}`)).toEqual([idOf(shared)]);
    expect(code(await teacher.call('GET', '/v1/accounts'))).toEqual(FORBIDDEN);
    const foreign = await createDistrict(database.db);
    const stranger = await signInDevice(server.url, await foreign.addAccount('districtAdministrator', [foreign.id]));
    expect(await list(stranger)).toEqual([idOf(stranger)]);
    expect(code(await close(stranger, far))).toEqual(NOT_FOUND);
  });

  it('come in pages by e-mail, each once', async () => {
    const all = await list(office);
    const paged: string[] = [];
    for (let query = '?limit=3'; query !== '';) {
      const page = AccountPage.parse((await office.call('GET', `/v1/accounts${query}`)).body);
      paged.push(...page.accounts.map(({ id }) => id));
      query = page.next === null ? '' : `?limit=3&cursor=${page.next}`;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(7);
  });

  it('are closed by those who may, and by nobody else', async () => {
    const cases: readonly (readonly [string, TestDevice, TestDevice, readonly unknown[]])[] = [
      ['teacher → teacher', teacher, teacher, FORBIDDEN],
      ['teacher → principal', teacher, principal, FORBIDDEN],
      ['principal → themselves', principal, principal, FORBIDDEN],
      ['principal → the district', principal, office, NOT_FOUND],
      ['principal → another school', principal, far, NOT_FOUND],
      ['principal → one of two schools', principal, shared, FORBIDDEN],
      ['the district → itself', office, office, FORBIDDEN],
      ['principal → assistant', principal, assistant, GONE],
      ['principal → assistant again', principal, assistant, NOT_FOUND],
      ['principal → teacher', principal, teacher, GONE],
      ['the district → one of two schools', office, shared, GONE],
      ['the district → the district', office, deputy, GONE],
    ];
    for (const [what, by, whom, answer] of cases)
      expect([what, ...code(await close(by, whom))]).toEqual([what, ...answer]);
    expect([...(await list(office))].sort()).toEqual(sorted([office, principal, far]));
  });

  it('get other rights from those who have them, and from nobody else', async () => {
    const here = { orgIds: [north] };
    const toDistrict = { role: 'districtAdministrator', orgIds: [district.id] };
    const cases: readonly (readonly [string, TestDevice, TestDevice, object, readonly unknown[]])[] = [
      ['principal, themselves', principal, principal, toDistrict, FORBIDDEN],
      ['principal, assistant to the district', principal, assistant, toDistrict, FORBIDDEN],
      ['principal, assistant to another school', principal, assistant, { orgIds: [south] }, NOT_FOUND],
      ['principal, assistant to the district as a school', principal, assistant, { orgIds: [district.id] }, FORBIDDEN],
      ['principal, one of two schools', principal, shared, here, FORBIDDEN],
      ['principal, another school', principal, far, here, NOT_FOUND],
      ['principal, the district', principal, office, here, NOT_FOUND],
      [
        'principal, assistant to nobody on the roster',
        principal,
        assistant,
        { role: 'teacher' },
        [400, 'invalidRequest'],
      ],
      ['principal, assistant to a teacher', principal, assistant, { role: 'teacher', userId: ortiz }, DONE],
      ['the district, a school of the district', office, far, { orgIds: [district.id] }, [400, 'invalidRequest']],
      ['the district, to the district', office, far, toDistrict, DONE],
      ['the district, back', office, far, { role: 'schoolAdministrator', ...here }, DONE],
      ['the district, itself', office, office, { role: 'schoolAdministrator', ...here }, FORBIDDEN],
      ['a teacher, anybody', teacher, assistant, here, FORBIDDEN],
    ];
    for (const [what, by, whom, change, answer] of cases) {
      expect([what, ...code(await edit(by, whom, change))]).toEqual([what, ...answer]);
    }
    const { body } = await far.call('GET', '/v1/orgs');
    expect(JSON.stringify(body)).toContain(north);
    expect(JSON.stringify(body)).not.toContain(south);
  });

  it('lose access at once when they are closed, with their streams of events', async () => {
    const response = await fetch(`${server.url}/v1/events`, {
      headers: { authorization: `Bearer ${assistant.token}` },
    });
    const ended = response.text();
    expect((await close(principal, assistant)).status).toBe(204);
    expect(await ended).toMatch(/^:/);
    expect(await isAlive(assistant)).toBe(false);
    const refreshed = await office.send('POST', '/v1/session/refresh', {
      refreshToken: assistant.session.refreshToken,
    });
    expect(code(refreshed)).toEqual([401, 'sessionEnded']);
  });

  it('of a district are never all closed, not even by two who close each other at once', async () => {
    const answers = await Promise.all([close(office, deputy), close(deputy, office)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = await database.db
      .selectFrom('accounts')
      .select('id')
      .where('district_id', '=', district.id)
      .where('role', '=', 'districtAdministrator')
      .where('status', '=', 'active')
      .execute();
    expect(left).toHaveLength(1);
  });

  // The embedded database has one connection: there nobody comes in between.
  const besides = kind === 'postgresql' ? ['they meet in the middle'] : [];
  it.each(besides)('of a district are never all closed, however exactly %s', async () => {
    const waiting = async (): Promise<number> => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_locks where not granted`.execute(database.db);
      return rows[0]?.count ?? 0;
    };
    let answers: Promise<readonly Raw[]> = Promise.resolve([]);
    await database.db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('accounts')
        .select('id')
        .where('id', 'in', [idOf(office), idOf(deputy)])
        .forUpdate()
        .execute();
      answers = Promise.all([close(office, deputy), close(deputy, office)]);
      // Both have begun, and neither can end.
      while ((await waiting()) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    expect((await answers).filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('stay when the person on the roster leaves, and the person stays when they are closed', async () => {
    await database.db.updateTable('users').set({ status: 'inactive' }).where('id', '=', ortiz).execute();
    expect(await isAlive(teacher)).toBe(true);
    await database.db.updateTable('users').set({ status: 'active' }).where('id', '=', ortiz).execute();
    await close(principal, teacher);
    const person = await database.db.selectFrom('users').select('status').where('id', '=', ortiz).executeTakeFirst();
    expect(person?.status).toBe('active');
  });

  it('leave an audit record of what was changed, which the school may read', async () => {
    await edit(office, far, { orgIds: [south, north] });
    await close(office, far);
    const rows = await database.db
      .selectFrom('audit')
      .select(['detail', 'org_ids'])
      .where('kind', '=', 'account')
      .where('account_id', '=', idOf(office))
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      {
        detail: {
          action: 'editAccount',
          accountId: idOf(far),
          from: { orgIds: [south] },
          to: { orgIds: [south, north] },
        },
      },
      { detail: { action: 'closeAccount', accountId: idOf(far) } },
    ]);
    expect(rows[0]?.org_ids).toEqual(expect.arrayContaining([north, south, district.id]));
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});
