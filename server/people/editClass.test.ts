import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, OrgId } from '../../shared/contract/ids.ts';
import { ClassDetail } from '../../shared/contract/people.ts';
import type { Class, Enrollment, User } from '../../shared/contract/rows.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { applyChanges, createReader } from '../testing/reader.ts';
import { rosterEditor, type RosterEditor } from '../testing/rosterEditor.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];

describe.each(databaseKinds)('editing classes on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let north: OrgId;
  let south: OrgId;
  let clever: OrgId;
  let officeDevice: TestDevice;
  let principalDevice: TestDevice;
  let office: RosterEditor;
  let principal: RosterEditor;
  let teacher: RosterEditor;
  let ada: User;
  let homeroom: ClassId;
  let club: ClassId;
  let far: ClassId;
  let managed: ClassId;

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
    [north, south, clever] = [
      await district.addSchool(),
      await district.addSchool(),
      await district.addSchool('clever'),
    ];
    const signIn = async (email: string): Promise<TestDevice> => signInDevice(server.url, email);
    officeDevice = await signIn(await district.addAccount('districtAdministrator', [district.id]));
    principalDevice = await signIn(await district.addAccount('schoolAdministrator', [north, clever]));
    [office, principal] = [rosterEditor(officeDevice), rosterEditor(principalDevice)];
    const ortiz = await district.addUser('teacher', [north]);
    const id = await district.addUser('student', [north]);
    homeroom = await district.addClass(north, [[ortiz, 'teacher']]);
    club = await district.addClass(north);
    far = await district.addClass(south);
    managed = await district.addClass(clever);
    teacher = rosterEditor(await signIn(await district.addAccount('teacher', [north], ortiz)));
    ada = await office.person(id);
  });

  const newClass = (more: object = {}) => ({
    title: 'Chess club',
    orgId: north,
    classType: 'scheduled',
    grades: ['02', '03'],
    sessionIds: [],
    ...more,
  });
  const detail = async (id: string): Promise<ClassDetail> =>
    ClassDetail.parse((await officeDevice.call('GET', `/v1/classes/${id}`)).body);
  const classOf = async (id: string): Promise<Class> => (await detail(id)).class;
  const enroll = async (more: object = {}, by = principal): Promise<Raw> =>
    by.create('enrollments', { classId: homeroom, userId: ada.id, role: 'student', primary: false, ...more });
  const enrolled = async (): Promise<Enrollment> => (await enroll()).body as Enrollment;
  const orgsOf = async (id: string): Promise<readonly string[]> => (await office.person(id)).orgIds;

  it('adds, alters and removes a class, and every pull brings it', async () => {
    const reader = await createReader(principalDevice);
    const pull = async () => applyChanges(reader, await principalDevice.changes(reader.cursor));
    const id = randomUUID();
    const made = await principal.create('classes', newClass(), id);
    expect(made).toMatchObject({ status: 200, body: { id, ...newClass() } });
    await pull();
    expect(reader.rows.classes.get(id)).toEqual(made.body);
    const edited = await principal.edit('classes', made.body as Class, { title: 'Chess', grades: [] });
    expect(edited.body).toEqual({ id, ...newClass(), title: 'Chess', grades: [] });
    await enroll({ classId: id });
    await pull();
    expect(reader.rows.classes.get(id)).toEqual(edited.body);
    expect(reader.rows.enrollments.size).toBe(2);
    const [removed, again] = [randomUUID(), edited.body as Class];
    expect((await principal.remove('classes', again, removed)).status).toBe(204);
    expect((await principal.remove('classes', again, removed)).status).toBe(204);
    expect(code(await principal.remove('classes', again))).toEqual([404, 'notFound']);
    await pull();
    expect(reader.rows.classes.has(id)).toBe(false);
    expect(reader.rows.enrollments.size).toBe(1);
    expect((await principalDevice.changes(reader.cursor, true)).checks?.enrollments.count).toBe(1);
  });

  it('removes no class that somebody altered meanwhile', async () => {
    const before = await classOf(club);
    await office.edit('classes', before, { title: 'Other' });
    const late = await principal.remove('classes', before);
    expect(code(late)).toEqual([409, 'changedElsewhere']);
    expect(late.body['current']).toEqual({ ...before, title: 'Other' });
    expect(code(await principal.edit('classes', before, { title: 'Third' }))).toEqual([409, 'changedElsewhere']);
    expect((await classOf(club)).title).toBe('Other');
  });

  it('puts a person into a class, alters what they are there, and takes them out', async () => {
    const reader = await createReader(principalDevice);
    const row = await enrolled();
    expect(row).toMatchObject({ classId: homeroom, userId: ada.id, role: 'student', primary: false });
    applyChanges(reader, await principalDevice.changes(reader.cursor));
    expect(reader.rows.enrollments.get(row.id)).toEqual(row);
    const moved = await principal.edit('enrollments', row, { classId: club });
    expect(moved.body).toEqual({ ...row, classId: club });
    expect(code(await principal.remove('enrollments', row))).toEqual([409, 'changedElsewhere']);
    expect((await principal.remove('enrollments', moved.body as Enrollment)).status).toBe(204);
    applyChanges(reader, await principalDevice.changes(reader.cursor));
    expect(reader.rows.enrollments.has(row.id)).toBe(false);
  });

  it('has nobody twice in a class, and hands out who is there', async () => {
    const row = await enrolled();
    const twice = await enroll();
    expect([...code(twice), twice.body['current']]).toEqual([409, 'changedElsewhere', row]);
    const both = await Promise.all([enroll({ classId: club }), enroll({ classId: club })]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(code(await principal.edit('enrollments', row, { classId: club }))).toEqual([409, 'changedElsewhere']);
    expect((await detail(club)).enrollments).toHaveLength(1);
  });

  it('makes whoever is in a class a member of its school, as long as they are', async () => {
    const row = (await enroll({ classId: far }, office)).body as Enrollment;
    expect(await orgsOf(ada.id)).toEqual([north, south]);
    const home = (await office.edit('enrollments', row, { classId: homeroom })).body as Enrollment;
    expect(await orgsOf(ada.id)).toEqual([north]);
    await office.edit('enrollments', home, { classId: far });
    expect(await orgsOf(ada.id)).toEqual([north, south]);
    await office.remove('classes', await classOf(far));
    expect(await orgsOf(ada.id)).toEqual([north]);
  });

  it('takes everyone along when a class moves to another school', async () => {
    await enrolled();
    const before = await classOf(homeroom);
    expect((await office.edit('classes', before, { orgId: south })).body).toEqual({ ...before, orgId: south });
    expect(await orgsOf(ada.id)).toEqual([north, south]);
    expect((await principalDevice.call('GET', `/v1/classes/${homeroom}`)).status).toBe(404);
  });

  it('enrolls students as students, adults as adults, and nobody who left', async () => {
    const aide = await office.person(await district.addUser('aide', [north]));
    expect(code(await enroll({ role: 'teacher' }))).toEqual([400, 'invalidRequest']);
    expect(code(await enroll({ userId: aide.id }))).toEqual([400, 'invalidRequest']);
    expect(code(await enroll({ userId: aide.id, role: 'aide', primary: true }))).toEqual([400, 'invalidRequest']);
    expect((await enroll({ userId: aide.id, role: 'aide' })).status).toBe(200);
    const left = await district.addUser('student', [north], { status: 'inactive' });
    expect(code(await enroll({ userId: left }))).toEqual([409, 'inactiveUser']);
  });

  it('edits no class that Clever keeps, and moves nothing there', async () => {
    const row = await enrolled();
    for (const answer of [
      await principal.create('classes', newClass({ orgId: clever })),
      await principal.edit('classes', await classOf(managed), { title: 'Mine' }),
      await principal.remove('classes', await classOf(managed)),
      await principal.edit('classes', await classOf(club), { orgId: clever }),
      await enroll({ classId: managed }),
      await principal.edit('enrollments', row, { classId: managed }),
    ]) {
      expect(code(answer)).toEqual([409, 'rosterManaged']);
    }
    expect((await detail(managed)).enrollments).toEqual([]);
  });

  it('lets a school act at home only, and a teacher not at all', async () => {
    const row = await enrolled();
    const stranger = await district.addUser('student', [south]);
    expect(code(await principal.edit('classes', await classOf(far), { title: 'Mine' }))).toEqual([404, 'notFound']);
    expect(code(await enroll({ classId: far }))).toEqual([404, 'notFound']);
    expect(code(await enroll({ userId: stranger }))).toEqual([404, 'notFound']);
    expect(code(await principal.edit('enrollments', row, { classId: far }))).toEqual([404, 'notFound']);
    expect(code(await principal.create('classes', newClass({ orgId: south })))).toEqual([404, 'notFound']);
    expect(code(await principal.create('classes', newClass({ orgId: district.id })))).toEqual([403, 'forbidden']);
    expect(code(await teacher.edit('classes', await classOf(homeroom), { title: 'Mine' }))).toEqual([403, 'forbidden']);
    expect(code(await teacher.remove('enrollments', row))).toEqual([403, 'forbidden']);
  });

  it.each([
    ['a title of spaces', { title: ' ' }],
    ['a session nobody knows', { sessionIds: ['nowhen'] }],
    ['a grade nobody knows', { grades: ['9th'] }],
    ['a kind of class nobody knows', { classType: 'club' }],
  ])('refuses %s', async (_, more) => {
    expect(code(await office.create('classes', newClass(more)))).toEqual([400, 'invalidRequest']);
  });

  // The embedded database has one connection: there the edit waits for its turn.
  const besides = kind === 'postgresql' ? ['imported'] : [];
  it.each(besides)('tells whoever edits while the district is being %s to come back', async () => {
    const editId = randomUUID();
    const before = await classOf(club);
    await database.db.transaction().execute(async (trx) => {
      await trx.selectFrom('districts').select('id').where('id', '=', district.id).forUpdate().execute();
      const answer = await office.edit('classes', before, { title: 'Later' }, editId);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    });
    expect((await office.edit('classes', before, { title: 'Later' }, editId)).status).toBe(200);
  });
});
