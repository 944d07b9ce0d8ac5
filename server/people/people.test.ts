import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, OrgId, UserId } from '../../shared/contract/ids.ts';
import { ClassDetail, ClassPage, OrgList, PeoplePage } from '../../shared/contract/people.ts';
import { User } from '../../shared/contract/rows.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Json, type TestDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('reading the roster on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let north: OrgId;
  let south: OrgId;
  let office: TestDevice;
  let principal: TestDevice;
  let teacher: TestDevice;
  let ada: UserId;
  let ben: UserId;
  let ortiz: UserId;
  let homeroom: ClassId;
  let elsewhere: ClassId;

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
    ada = await district.addUser('student', [north], { givenName: 'Ada', familyName: 'Lin', grade: '02' });
    ben = await district.addUser('student', [south], { givenName: 'Ben', familyName: 'De La Cruz', grade: '05' });
    ortiz = await district.addUser('teacher', [north], { givenName: 'Cara', familyName: "O'Tiz" });
    homeroom = await district.addClass(north, [
      [ada, 'student'],
      [ortiz, 'teacher'],
    ]);
    elsewhere = await district.addClass(south, [[ben, 'student']]);
    const signIn = async (email: string): Promise<TestDevice> => signInDevice(server.url, email);
    office = await signIn(await district.addAccount('districtAdministrator', [district.id]));
    principal = await signIn(await district.addAccount('schoolAdministrator', [north]));
    teacher = await signIn(await district.addAccount('teacher', [north], ortiz));
  });

  const get = async (device: TestDevice, path: string): Promise<Json> => {
    const { status, body } = await device.call('GET', path);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  const people = async (device: TestDevice, query = ''): Promise<readonly UserId[]> =>
    PeoplePage.parse(await get(device, `/v1/people${query}`)).people.map(({ id }) => id);
  const classes = async (device: TestDevice, query = ''): Promise<readonly ClassId[]> =>
    ClassPage.parse(await get(device, `/v1/classes${query}`)).classes.map(({ id }) => id);
  const reads = async (device: TestDevice) =>
    database.db
      .selectFrom('audit')
      .select(['detail', 'user_ids'])
      .where('kind', '=', 'people')
      .where('account_id', '=', device.session.account.id)
      .orderBy('id')
      .execute();

  it('shows everyone what is in their sight and nobody more', async () => {
    expect(await people(office)).toEqual([ben, ada, ortiz]);
    expect(await people(principal)).toEqual([ada, ortiz]);
    expect(await people(teacher)).toEqual([ada, ortiz]);
    const orgs = async (device: TestDevice): Promise<readonly string[]> =>
      OrgList.parse(await get(device, '/v1/orgs'))
        .orgs.map(({ id }) => id)
        .sort();
    expect(await orgs(office)).toEqual([district.id, north, south].sort());
    expect(await orgs(principal)).toEqual([district.id, north].sort());
    expect([...(await classes(office))].sort()).toEqual([homeroom, elsewhere].sort());
    expect(await classes(teacher)).toEqual([homeroom]);
  });

  it('answers for what is out of sight as for what does not exist', async () => {
    const foreign = await createDistrict(database.db);
    const stranger = await foreign.addUser('student', [foreign.id]);
    for (const path of [
      `/v1/people/${ben}`,
      `/v1/people/${stranger}`,
      '/v1/people/nobody',
      `/v1/classes/${elsewhere}`,
      '/v1/classes/none',
      `/v1/people?orgId=${south}`,
      `/v1/people?classId=${elsewhere}`,
      `/v1/classes?orgId=${south}`,
      `/v1/people?orgId=${foreign.id}`,
    ]) {
      const { status, body } = await principal.call('GET', path);
      expect([path, status, body]).toEqual([
        path,
        404,
        { type: 'urn:seatwise:problem:notFound', title: 'There is no such resource.', status: 404 },
      ]);
    }
    expect(
      await people(await signInDevice(server.url, await foreign.addAccount('districtAdministrator', [foreign.id]))),
    ).toEqual([stranger]);
  });

  it('shows one person and one class as pulls do, without an e-mail', async () => {
    await database.db.updateTable('users').set({ email: 'cara@example.org' }).where('id', '=', ortiz).execute();
    const { rows } = await principal.snapshot();
    const person = await get(principal, `/v1/people/${ortiz}`);
    expect(person).toEqual(rows.users.find(({ id }) => id === ortiz));
    expect(User.parse(person).familyName).toBe("O'Tiz");
    const detail = ClassDetail.parse(await get(principal, `/v1/classes/${homeroom}`));
    expect(detail.class).toEqual(rows.classes.find(({ id }) => id === homeroom));
    expect(detail.enrollments).toHaveLength(2);
    expect(rows.enrollments).toEqual(expect.arrayContaining(detail.enrollments));
  });

  it('filters by school, class, role, grade and status', async () => {
    const left = await district.addUser('student', [south], { familyName: 'Zz', status: 'inactive' });
    expect(await people(office, `?orgId=${south}`)).toEqual([ben, left]);
    expect(await people(office, `?classId=${homeroom}`)).toEqual([ada, ortiz]);
    expect(await people(office, '?role=teacher')).toEqual([ortiz]);
    expect(await people(office, '?grade=05')).toEqual([ben]);
    expect(await people(office, '?status=inactive')).toEqual([left]);
    expect(await people(office, `?orgId=${south}&status=active&role=student&grade=05&q=ben`)).toEqual([ben]);
    expect(await classes(office, `?orgId=${south}`)).toEqual([elsewhere]);
  });

  it('finds people by the beginnings of their names, in any order and case', async () => {
    for (const q of ['ad', 'LIN', 'lin, ada', 'Ada L']) {
      expect([q, await people(office, `?q=${encodeURIComponent(q)}`)]).toEqual([q, [ada]]);
    }
    for (const q of ['de la cruz', 'cru', 'cruz ben', 'la']) {
      expect([q, await people(office, `?q=${encodeURIComponent(q)}`)]).toEqual([q, [ben]]);
    }
    expect(await people(office, `?q=${encodeURIComponent("o'tiz")}`)).toEqual([ortiz]);
    for (const q of ['da', 'ada cruz', "';--", '%', '!']) {
      expect([q, await people(office, `?q=${encodeURIComponent(q)}`)]).toEqual([q, []]);
    }
    expect(await people(principal, '?q=ben')).toEqual([]);
  });

  it('finds classes by words of their title', async () => {
    await database.db.updateTable('classes').set({ title: 'Grade 2 – Ms. Ortiz' }).where('id', '=', homeroom).execute();
    expect(await classes(office, '?q=orti%202')).toEqual([homeroom]);
    expect(await classes(office, '?q=tiz')).toEqual([]);
  });

  it('comes in pages in the order of names, everyone once, also when somebody in between leaves', async () => {
    for (const familyName of ['beta', 'Alpha', 'alpha', 'Gamma', 'gamma']) {
      for (const givenName of ['Y', 'x']) await district.addUser('student', [south], { familyName, givenName });
    }
    const all = await people(office);
    const paged: UserId[] = [];
    for (let query = '?limit=2'; query !== '';) {
      const page = PeoplePage.parse(await get(office, `/v1/people${query}`));
      paged.push(...page.people.map(({ id }) => id));
      query = page.next === null ? '' : `?limit=2&cursor=${page.next}`;
    }
    expect(all).toHaveLength(13);
    expect(paged).toEqual(all);
    const titles: ClassId[] = [];
    for (let query = '?limit=1'; query !== '';) {
      const page = ClassPage.parse(await get(office, `/v1/classes${query}`));
      titles.push(...page.classes.map(({ id }) => id));
      query = page.next === null ? '' : `?limit=1&cursor=${page.next}`;
    }
    expect(titles).toEqual(await classes(office));
    expect(titles).toHaveLength(2);
  });

  it('never gives more than two hundred at once', async () => {
    await district.addManyStudents(south, 250);
    const page = PeoplePage.parse(await get(office, '/v1/people?limit=999'));
    expect(page.people).toHaveLength(200);
    const rest = PeoplePage.parse(await get(office, `/v1/people?cursor=${page.next}`));
    expect(rest.people).toHaveLength(53);
    expect(rest.next).toBeNull();
  });

  it('puts no name into a cursor, and says when the row it continues after is not there', async () => {
    const { next } = PeoplePage.parse(await get(office, '/v1/people?limit=1'));
    expect(Buffer.from(next ?? '', 'base64url').toString()).toBe(ben);
    for (const cursor of [Buffer.from('nobody').toString('base64url'), 'x']) {
      expect((await office.call('GET', `/v1/people?cursor=${cursor}`)).status).toBe(410);
      expect((await office.call('GET', `/v1/classes?cursor=${cursor}`)).status).toBe(410);
    }
  });

  it('leaves an audit record of every read of people, with ids and no name', async () => {
    await people(principal, `?orgId=${north}&q=Lin`);
    await get(principal, `/v1/people/${ada}`);
    await classes(principal);
    await get(principal, `/v1/classes/${homeroom}`);
    const records = await reads(principal);
    expect(records).toEqual([
      { detail: { rows: 1, asked: { list: 'people', orgId: north, byName: true } }, user_ids: [] },
      { detail: { rows: 1, asked: { list: 'people' } }, user_ids: [ada] },
      { detail: { rows: 1, asked: { list: 'classes', byName: false } }, user_ids: [] },
      { detail: { rows: 2, asked: { list: 'enrollments', classId: homeroom } }, user_ids: [] },
    ]);
  });

  it.each(['?role=boss', '?grade=2', '?status=gone', '?q=', `?q=${'x'.repeat(201)}`, '?orgId=', '?sort=name'])(
    'refuses the query %s',
    async (query) => {
      expect((await office.call('GET', `/v1/people${query}`)).status).toBe(400);
    },
  );
});
