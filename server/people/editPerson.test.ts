import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { User } from '../../shared/contract/rows.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { applyChanges, createReader } from '../testing/reader.ts';
import { rosterEditor, type RosterEditor } from '../testing/rosterEditor.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];

describe.each(databaseKinds)('editing people on the %s database', (kind) => {
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
    const id = await district.addUser('student', [north], { givenName: 'Ada', familyName: 'Lin' });
    await district.addClass(north, [
      [ortiz, 'teacher'],
      [id, 'student'],
    ]);
    teacher = rosterEditor(await signIn(await district.addAccount('teacher', [north], ortiz)));
    ada = await office.person(id);
  });

  const newPerson = (more: object = {}) => ({
    givenName: 'Zoë',
    familyName: 'Okafor',
    role: 'student',
    grade: '03',
    orgIds: [north],
    ...more,
  });
  const stored = async (id: string) =>
    database.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();

  it('adds a person under the id the client made, whom every pull brings from then on', async () => {
    const reader = await createReader(principalDevice);
    const id = randomUUID();
    const answer = await principal.create('people', newPerson({ givenName: '  Zoe\u0308  Ann ' }), id);
    expect(answer).toMatchObject({
      status: 200,
      body: { id, givenName: 'Zoë Ann', status: 'active', rosterSource: 'manual', orgIds: [north] },
    });
    applyChanges(reader, await principalDevice.changes(reader.cursor));
    expect(reader.rows.users.get(id)).toEqual(answer.body);
    expect(await stored(id)).toMatchObject({ sourced_id: `seatwise:${id}`, district_id: district.id });
  });

  it('adds them once, however often the same edit comes', async () => {
    const [id, editId] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => principal.create('people', newPerson(), id, editId)),
    );
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, answers[0]?.body]);
    // Another edit for the very same person is no other person, and no change.
    expect((await principal.create('people', newPerson(), id)).status).toBe(200);
    const audit = database.db.selectFrom('audit').select('detail').where('kind', '=', 'roster');
    const notes = await audit.where('account_id', '=', principalDevice.session.account.id).orderBy('id').execute();
    expect(notes.map(({ detail }) => (detail as { noop: boolean }).noop)).toEqual([false, true]);
  });

  it('takes an id for one person and one edit only', async () => {
    const [id, editId] = [randomUUID(), randomUUID()];
    await principal.create('people', newPerson(), id, editId);
    expect(code(await principal.create('people', newPerson({ grade: '04' }), id, editId))).toEqual([
      422,
      'otherBytesForSameId',
    ]);
    expect(code(await principal.create('people', newPerson({ grade: '04' }), id))).toEqual([
      422,
      'otherBytesForSameId',
    ]);
    const foreign = await createDistrict(database.db);
    const stranger = rosterEditor(
      await signInDevice(server.url, await foreign.addAccount('districtAdministrator', [foreign.id])),
    );
    expect(code(await stranger.create('people', newPerson({ orgIds: [foreign.id] }), id))).toEqual([
      422,
      'otherBytesForSameId',
    ]);
    expect((await stored(id))?.grade).toBe('03');
  });

  it('alters names and grade', async () => {
    const { status, body } = await principal.edit('people', ada, { familyName: 'Lin-Okafor', grade: '04' });
    expect([status, body]).toEqual([200, { ...ada, familyName: 'Lin-Okafor', grade: '04' }]);
    expect(await principal.person(ada.id)).toEqual(body);
  });

  it('hands back an edit whose author saw another row, and applies nothing', async () => {
    await office.edit('people', ada, { grade: '04' });
    const late = await principal.edit('people', ada, { grade: '05' });
    expect(code(late)).toEqual([409, 'changedElsewhere']);
    expect(late.body['current']).toEqual({ ...ada, grade: '04' });
    expect((await principal.person(ada.id)).grade).toBe('04');
    // Whose goal holds already has what they wanted.
    expect((await principal.edit('people', ada, { grade: '04' })).status).toBe(200);
  });

  it('gives the same answer to the same edit for good, also when it was a refusal', async () => {
    const editId = randomUUID();
    await office.edit('people', ada, { grade: '04' });
    expect(code(await principal.edit('people', ada, { grade: '05' }, editId))).toEqual([409, 'changedElsewhere']);
    await office.edit('people', { ...ada, grade: '04' }, { grade: ada.grade });
    // Now it would fit, but the author was told that it did not happen.
    const again = await principal.edit('people', ada, { grade: '05' }, editId);
    expect(code(again)).toEqual([409, 'changedElsewhere']);
    expect((await principal.person(ada.id)).grade).toBe(ada.grade);
    const done = randomUUID();
    const first = await principal.edit('people', ada, { grade: '05' }, done);
    await office.edit('people', { ...ada, grade: '05' }, { grade: '06' });
    expect((await principal.edit('people', ada, { grade: '05' }, done)).body).toEqual(first.body);
    expect((await principal.person(ada.id)).grade).toBe('06');
  });

  it('lets one of two win who edit at once, and tells the other', async () => {
    const answers = await Promise.all([
      office.edit('people', ada, { grade: '07' }),
      principal.edit('people', ada, { grade: '08' }),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200);
    expect(await principal.person(ada.id)).toEqual(won?.body);
  });

  it('moves a student to another school: out of the classes, out of sight there, in sight here', async () => {
    const far = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [south]));
    const [there, here] = [await createReader(far), await createReader(principalDevice)];
    expect((await office.edit('people', ada, { orgIds: [south] })).body).toEqual({ ...ada, orgIds: [south] });
    applyChanges(there, await far.changes(there.cursor));
    applyChanges(here, await principalDevice.changes(here.cursor));
    expect(there.rows.users.get(ada.id)).toEqual({ ...ada, orgIds: [south] });
    expect(here.rows.users.has(ada.id)).toBe(false);
    expect([...here.rows.enrollments.values()].filter(({ userId }) => userId === ada.id)).toEqual([]);
    expect((await far.changes(there.cursor, true)).checks?.users.count).toBe(there.rows.users.size);
  });

  it('deactivates and reactivates; the licenses stay until somebody returns them', async () => {
    const product = await district.addProduct();
    await district.addPool(product, district.id, 1);
    const userId = ada.id;
    await officeDevice.one(changeOf({ kind: 'assign', userId, productId: product }, 1));
    const gone = await principal.edit('people', ada, { status: 'inactive' });
    expect(gone.body).toEqual({ ...ada, status: 'inactive' });
    const held = await database.db.selectFrom('assignments').selectAll().where('user_id', '=', userId).execute();
    expect(held).toHaveLength(1);
    const [license] = held;
    const seen = { userId, productId: product, assignment: { id: license?.id ?? '', version: 1 } };
    const back = changeOf({ kind: 'unassign', userId, productId: product }, 2, { seen: [seen] as never });
    expect(await officeDevice.one(back)).toMatchObject({ status: 'applied' });
    expect((await principal.edit('people', { ...ada, status: 'inactive' }, { status: 'active' })).body).toEqual(ada);
  });

  it('keeps an e-mail of adults only, and never gives it out', async () => {
    const id = randomUUID();
    const adult = newPerson({ role: 'teacher', grade: null, email: 'Zoe@Example.org' });
    const made = await principal.create('people', adult, id);
    expect(JSON.stringify(made.body)).not.toContain('xample');
    expect((await stored(id))?.email).toBe('zoe@example.org');
    await principal.edit('people', await principal.person(id), { email: null });
    expect((await stored(id))?.email).toBeNull();
    expect(code(await principal.create('people', newPerson({ email: 'kid@example.org' })))).toEqual([
      400,
      'invalidRequest',
    ]);
  });

  it('edits no roster that Clever keeps, and says so', async () => {
    const kid = await office.person(await district.addUser('student', [clever], { rosterSource: 'clever' }));
    for (const answer of [
      await principal.create('people', newPerson({ orgIds: [clever] })),
      await principal.edit('people', kid, { grade: '04' }),
      await office.edit('people', kid, { status: 'inactive' }),
      await office.edit('people', kid, { orgIds: [north] }),
      await office.edit('people', ada, { orgIds: [north, clever] }),
    ]) {
      expect(code(answer)).toEqual([409, 'rosterManaged']);
    }
    expect(await office.person(kid.id)).toEqual(kid);
  });

  it('lets a school act at home only, and a teacher not at all', async () => {
    const ben = await office.person(await district.addUser('student', [south]));
    const both = await office.person(await district.addUser('student', [north, south]));
    expect(code(await principal.edit('people', ben, { grade: '04' }))).toEqual([404, 'notFound']);
    expect(code(await principal.create('people', newPerson({ orgIds: [south] })))).toEqual([404, 'notFound']);
    expect(code(await principal.create('people', newPerson({ orgIds: [district.id] })))).toEqual([403, 'forbidden']);
    expect(code(await principal.edit('people', ada, { orgIds: [north, district.id] }))).toEqual([403, 'forbidden']);
    const asSeen = await principal.person(both.id);
    expect(asSeen.orgIds).toEqual([north]);
    expect(code(await principal.edit('people', asSeen, { status: 'inactive' }))).toEqual([403, 'forbidden']);
    expect((await principal.edit('people', asSeen, { grade: '06' })).body).toEqual({ ...asSeen, grade: '06' });
    expect((await office.person(both.id)).orgIds).toEqual([north, south]);
    expect(code(await teacher.edit('people', ada, { grade: '04' }))).toEqual([403, 'forbidden']);
    expect(code(await teacher.create('people', newPerson()))).toEqual([403, 'forbidden']);
  });

  it.each([
    ['a name of spaces', { givenName: '   ' }],
    ['a name that is too long', { familyName: 'x'.repeat(101) }],
    ['a line break in a name', { givenName: 'A\nda' }],
    ['a NUL in a name', { givenName: 'A\u0000da' }],
    ['no school', { orgIds: [] }],
    ['the same school twice', { orgIds: 'twice' }],
    ['a grade nobody knows', { grade: '2' }],
    ['an adult with a grade', { role: 'aide', grade: '02' }],
    ['a role nobody knows', { role: 'boss' }],
    ['a member too many', { birthDate: '2015-01-01' }],
  ])('refuses %s', async (_, more) => {
    const content = newPerson(more);
    const orgIds = content.orgIds as unknown;
    const answer = await office.create('people', { ...content, orgIds: orgIds === 'twice' ? [north, north] : orgIds });
    expect(code(answer)).toEqual([400, 'invalidRequest']);
  });

  it('makes no adult of a student, and no student of an adult', async () => {
    expect(code(await office.edit('people', ada, { role: 'teacher', grade: null }))).toEqual([400, 'invalidRequest']);
  });

  it('leaves an audit record of each edit, with ids and the names of members, and no name of a person', async () => {
    await principal.edit('people', ada, { familyName: 'Secret', grade: '04' });
    await principal.edit('people', ada, { familyName: 'Other' });
    const rows = await database.db
      .selectFrom('audit')
      .select(['detail', 'user_ids', 'org_ids'])
      .where('kind', '=', 'roster')
      .where('account_id', '=', principalDevice.session.account.id)
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      {
        detail: { action: 'editPerson', id: ada.id, fields: ['familyName', 'grade'], refused: null },
        user_ids: [ada.id],
      },
      { detail: { fields: ['familyName'], refused: 'changedElsewhere' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });
});
