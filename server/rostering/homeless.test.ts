import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleFiles, EXAMPLE } from '../../shared/roster/exampleUpload.ts';
import type { Enrollment } from '../../shared/contract/rows.ts';
import type { Database } from '../database/database.ts';
import { nobodyNowhere } from '../database/migrations/m0042NobodyNowhere.ts';
import { inTransaction } from '../database/transaction.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { applyChanges, createReader } from '../testing/reader.ts';
import { rosterEditor } from '../testing/rosterEditor.ts';
import { rosterFiles, type RosterOutline } from '../testing/rosterUpload.ts';
import { createSyncedDistrict, outlineOf, without, type SyncedDistrict } from '../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type TestDevice } from '../testing/testDevice.ts';
import { importUpload, readImport, writeImport, type Imported } from './importUpload.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe.each(databaseKinds)('people who belong nowhere, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: SyncedDistrict;
  let office: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createSyncedDistrict(database);
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
  });

  const personId = async (sourcedId: string): Promise<string> =>
    (
      await database.db
        .selectFrom('users')
        .select('id')
        .where('district_id', '=', district.id)
        .where('sourced_id', '=', sourcedId)
        .executeTakeFirstOrThrow()
    ).id;
  /** Where the office of the district sees everybody, in a snapshot that keeps to the contract. */
  const seenAt = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { rows } = await office.snapshot();
    const ids = await database.db.selectFrom('users').select(['id', 'sourced_id']).execute();
    const nameOf = new Map(ids.map(({ id, sourced_id }) => [id, sourced_id]));
    return Object.fromEntries(rows.users.map(({ id, orgIds }) => [nameOf.get(String(id)), orgIds]));
  };
  const clever = async (outline: RosterOutline): Promise<Imported> =>
    inTransaction(database.db, async (trx) =>
      writeImport(trx, readImport({ name: 'clever', roster: rosterFiles(outline), licenses: [] }), {
        district: { kind: 'known', id: district.id },
        now: NOW,
        source: 'clever',
      }),
    );
  /** Takes a student of s1 into a class of s3, and then from s1: the class is all that ties them to a school. */
  const tiedByClassOnly = async (): Promise<{ id: string; enrollment: Enrollment }> => {
    const edit = rosterEditor(office);
    const made = await edit.create('classes', {
      title: 'Chess club',
      orgId: district.org('s3'),
      classType: 'scheduled',
      grades: [],
      sessionIds: [],
    });
    const id = await personId('us1-0');
    const enrolled = await edit.create('enrollments', {
      classId: made.body['id'],
      userId: id,
      role: 'student',
      primary: false,
    });
    await clever(without(district.outline, ['us1-0']));
    expect(await seenAt()).toMatchObject({ 'us1-0': [district.org('s3')] });
    return { id, enrollment: enrolled.body as Enrollment };
  };
  const delta = async (users: readonly string[], more: Parameters<typeof exampleFiles>[0] = {}): Promise<Imported> =>
    importUpload(
      database.db,
      {
        name: 'delta',
        roster: exampleFiles({
          manifest: EXAMPLE.manifest.map((line) =>
            line.replace('bulk', /users|classes|enroll/.test(line) ? 'delta' : 'absent'),
          ),
          orgs: null,
          academicSessions: null,
          courses: null,
          classes: null,
          enrollments: null,
          ...more,
          users: [EXAMPLE.users[0], ...users],
        }),
        licenses: [],
      },
      { now: NOW, district: { kind: 'known', id: district.id } },
    );
  const userLine = (id: string, orgs: string, family = 'New'): string =>
    `${id},active,2026-09-30T00:00:00Z,true,"${orgs}",student,${id},,Given,${family},,,,,,,02,`;
  const told = ({ report }: Imported): readonly (readonly string[])[] =>
    report.entries
      .filter(({ code }) => code === 'unknownInDatabase')
      .map(({ file, action, message }) => [file, action, message]);

  it('does not add somebody whose orgs nobody knows, and says who', async () => {
    const imported = await delta([
      userLine('n1', 's9'),
      userLine('n2', 's9,s8'),
      userLine('n3', 's9,s3'),
      userLine('us3-1', 's9', 'Renamed'),
    ]);
    expect(imported.counts.users).toMatchObject({ added: 1, changed: 1 });
    expect(told(imported)).toEqual([
      ['users.csv', 'skipped', 'No org of 2 new people is in the database; not added: n1, n2.'],
      ['users.csv', 'fixed', 'No org of 1 known people is in the database; they stay where they were.'],
    ]);
    const seen = await seenAt();
    expect(Object.keys(seen)).not.toContain('n1');
    expect(seen).toMatchObject({ n3: [district.org('s3')], 'us3-1': [district.org('s3')] });
  });

  it('tells of classes and enrollments that lead nowhere, and takes the others', async () => {
    const imported = await delta([userLine('n3', 's3')], {
      classes: [
        EXAMPLE.classes[0],
        'c1,active,2026-09-30T00:00:00Z,Here,02,,,homeroom,,s3,,,,',
        'c2,active,2026-09-30T00:00:00Z,Nowhere,02,,,homeroom,,s9,,,,',
      ],
      enrollments: [
        EXAMPLE.enrollments[0],
        'e1,active,2026-09-30T00:00:00Z,c1,s3,n3,student,false,,',
        'e2,active,2026-09-30T00:00:00Z,c2,s9,n3,student,false,,',
        'e3,active,2026-09-30T00:00:00Z,c1,s3,nobody,student,false,,',
      ],
    });
    expect(imported.counts).toMatchObject({ classes: { added: 1 }, enrollments: { added: 1 } });
    expect(told(imported).map(([file, , message]) => [file, message])).toEqual([
      ['classes.csv', 'The school of 1 classes is not in the database.'],
      ['enrollments.csv', 'The class or the person of 2 enrollments is not in the database.'],
    ]);
  });

  it('gives whoever leaves their last class of a last school to the district, which can place them anew', async () => {
    const { id, enrollment } = await tiedByClassOnly();
    const reader = await createReader(office);
    const edit = rosterEditor(office);
    expect((await edit.remove('enrollments', enrollment)).status).toBe(204);
    applyChanges(reader, await office.changes(reader.cursor, true));
    expect(reader.rows.users.get(id)).toMatchObject({ orgIds: [district.id], status: 'active' });
    expect((await office.call('GET', `/v1/people?orgId=${district.id}`)).body).toMatchObject({ people: [{ id }] });
    const principal = await signInDevice(server.url, await district.addAccount('schoolAdministrator', 's3'));
    expect((await principal.call('GET', `/v1/people/${id}`)).status).toBe(404);

    const placed = await edit.edit('people', await edit.person(id), { orgIds: [district.org('s3')] });
    expect([placed.status, placed.body['orgIds']]).toEqual([200, [district.org('s3')]]);
  });

  it('does the same when a sync takes the class away, and is no news the next night', async () => {
    const outline: RosterOutline = { ...outlineOf(''), ...district.outline, classes: { c1: 's2' } };
    await clever({ ...outline, enrollments: [['us1-0', 'c1']] });
    // The membership by enrollment is all that the person keeps; then the class goes too.
    const id = await personId('us1-0');
    await sql`delete from user_orgs where user_id = ${id} and not inferred`.execute(database.db);
    await clever({ ...without(outline, ['us1-0']), classes: {}, enrollments: [] });
    expect(await seenAt()).toMatchObject({ 'us1-0': [district.id] });
    const stamp = async () =>
      database.db.selectFrom('users').select('txid').where('id', '=', id).executeTakeFirstOrThrow();
    const before = await stamp();
    await clever({ ...without(outline, ['us1-0']), classes: {}, enrollments: [] });
    expect(await stamp()).toEqual(before);
  });

  it('finds those that an older server left nowhere', async () => {
    const id = await personId('us3-1');
    await sql`delete from user_orgs where user_id = ${id}`.execute(database.db);
    await expect(seenAt()).rejects.toThrow();
    for (const statement of nobodyNowhere.statements) await sql.raw(statement).execute(database.db);
    expect(await seenAt()).toMatchObject({ 'us3-1': [district.id], 'us3-2': [district.org('s3')] });
  });
});
