import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleFiles, EXAMPLE } from '../../shared/roster/exampleUpload.ts';
import type { RosterFile } from '../../shared/roster/roster.ts';
import type { Database } from '../database/database.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import type { DistrictChoice } from './chooseDistrict.ts';
import { importUpload, type Imported } from './importUpload.ts';

const NOW = new Date('2026-10-01T12:00:00Z');
const PRODUCTS =
  'productId,name,code,audience,minGrade,maxGrade,color\nkb,Keyboarding,KB,student,KG,05,indigo\ntg,Guide,TG,educator,,,rose';
const LICENSES =
  'poolId,productId,orgSourcedId,quantity,startsOn,endsOn\np1,kb,s1,2,2026-07-01,2027-07-31\np2,tg,d1,9,2026-07-01,2027-07-31';
const ASSIGNMENTS = 'userSourcedId,productId,poolId\nu1,kb,p1\nt1,tg,p2';

type Changes = Parameters<typeof exampleFiles>[0];
const csv = (name: string, text: string): RosterFile => ({ name, text });

describe.each(databaseKinds)('importing a roster into the %s database', (kind) => {
  let database: Database;
  let made = 0;
  /** Each test has a district of its own, by another sourcedId. */
  let d = '';

  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
  });
  beforeEach(() => {
    d = `d1-${++made}`;
  });

  const lines = (kindOf: keyof typeof EXAMPLE, change: (line: string) => string | null): readonly string[] =>
    EXAMPLE[kindOf].map(change).filter((line) => line !== null);
  const ofDistrict = (line: string): string => line.replaceAll(/\bd1\b/g, d);
  const bring = async (
    changes: Changes = {},
    licenses: readonly RosterFile[] = [],
    choice: DistrictChoice = { kind: 'byFile' },
  ): Promise<Imported> =>
    importUpload(
      database.db,
      {
        name: 'upload',
        roster: exampleFiles({
          orgs: lines('orgs', ofDistrict),
          users: lines('users', ofDistrict),
          courses: lines('courses', ofDistrict),
          ...changes,
        }),
        licenses: licenses.map(({ name, text }) => ({ name, text: ofDistrict(text as string) })),
      },
      { now: NOW, district: choice },
    );
  const licenseFiles = [
    csv('products.csv', PRODUCTS),
    csv('licenses.csv', LICENSES),
    csv('assignments.csv', ASSIGNMENTS),
  ];
  const people = async ({ districtId }: Imported) =>
    Object.fromEntries(
      (
        await database.db
          .selectFrom('users')
          .select(['sourced_id', 'status', 'role', 'administers', 'grade', 'email', 'roster_source'])
          .where('district_id', '=', districtId)
          .execute()
      ).map(({ sourced_id, ...person }) => [sourced_id, person]),
    );
  const memberships = async ({ districtId }: Imported) =>
    (
      await database.db
        .selectFrom('user_orgs')
        .innerJoin('users', 'users.id', 'user_orgs.user_id')
        .innerJoin('orgs', 'orgs.id', 'user_orgs.org_id')
        .select(['users.sourced_id as person', 'orgs.sourced_id as org', 'user_orgs.inferred'])
        .where('users.district_id', '=', districtId)
        .orderBy('users.sourced_id')
        .orderBy('user_orgs.position')
        .execute()
    ).map(({ person, org, inferred }) => `${person}@${org}${inferred ? ' by enrollment' : ''}`);
  const tombstones = async (): Promise<number> =>
    (await database.db.selectFrom('tombstones').select('id').execute()).length;
  const pools = async ({ districtId }: Imported) =>
    database.db
      .selectFrom('pools')
      .select(['sourced_id', 'quantity', 'assigned'])
      .where('district_id', '=', districtId)
      .orderBy('sourced_id')
      .execute();

  it('brings in orgs, people, classes and enrollments, with the ids of the roster kept beside ours', async () => {
    const imported = await bring();
    expect(imported.counts).toMatchObject({
      orgs: { added: 2 },
      academicSessions: { added: 1 },
      users: { added: 5 },
      classes: { added: 1 },
      enrollments: { added: 3 },
    });
    expect(imported.report.entries).toEqual([]);
    expect(await people(imported)).toMatchObject({
      u1: { role: 'student', grade: '02', email: null, status: 'active', roster_source: 'manual' },
      t1: { role: 'teacher', grade: null, email: 'cara.ortiz@example.org' },
      a1: { role: 'administrator', administers: 'school' },
      a2: { role: 'administrator', administers: 'district' },
    });
    expect(await memberships(imported)).toEqual(['a1@s1', `a2@${d}`, 't1@s1', 'u1@s1', 'u2@s1']);
  });

  it('writes nothing when the same roster comes again', async () => {
    const first = await bring({}, licenseFiles);
    const before = await tombstones();
    const newest = await database.db
      .selectFrom('users')
      .select((eb) => eb.fn.max('txid').as('txid'))
      .executeTakeFirst();
    const second = await bring({}, licenseFiles);
    expect(second.districtId).toBe(first.districtId);
    for (const { added, changed, removed } of Object.values(second.counts))
      expect([added, changed, removed]).toEqual([0, 0, 0]);
    expect(await tombstones()).toBe(before);
    expect(
      await database.db
        .selectFrom('users')
        .select((eb) => eb.fn.max('txid').as('txid'))
        .executeTakeFirst(),
    ).toEqual(newest);
  });

  it('alters what differs: names, grades, schools, classes', async () => {
    await bring();
    const imported = await bring({
      users: lines('users', (line) =>
        ofDistrict(
          line.startsWith('u1,') ? line.replace('Lin', 'Linn').replace(',s1,', ',s2,').replace(',02,', ',03,') : line,
        ),
      ),
      enrollments: lines('enrollments', (line) => (line.startsWith('e1,') ? null : line)),
    });
    expect(imported.counts).toMatchObject({ users: { added: 0, changed: 1 }, enrollments: { removed: 1 } });
    expect(await people(imported)).toMatchObject({ u1: { grade: '03' } });
    expect(await memberships(imported)).toContain('u1@s2');
    expect(await memberships(imported)).not.toContain('u1@s1');
  });

  it('makes people inactive who are missing, removes none, and takes them back when they return', async () => {
    const first = await bring({}, licenseFiles);
    const without = await bring({
      users: lines('users', (line) => (line.startsWith('u1,') ? null : ofDistrict(line))),
      enrollments: lines('enrollments', (line) => (line.startsWith('e1,') ? null : line)),
    });
    expect(without.counts.users).toEqual({ added: 0, changed: 0, removed: 1 });
    expect(await people(without)).toMatchObject({ u1: { status: 'inactive' } });
    // Their license is still theirs, and can be taken back.
    expect(await pools(first)).toMatchObject([
      { sourced_id: 'p1', assigned: 1 },
      { sourced_id: 'p2', assigned: 1 },
    ]);
    const back = await bring();
    expect(await people(back)).toMatchObject({ u1: { status: 'active' } });
  });

  it('changes only what a delta names', async () => {
    const full = await bring();
    const delta = await bring(
      {
        manifest: lines('manifest', (line) =>
          /users|enrollments/.test(line) ? line.replace('bulk', 'delta') : line.replace('bulk', 'absent'),
        ),
        orgs: null,
        academicSessions: null,
        courses: null,
        classes: null,
        users: [
          EXAMPLE.users[0],
          'u2,tobedeleted,2026-09-30T00:00:00Z,true,s1,student,u2,,Ben,Okafor,,,,,,,02,',
          'u9,active,2026-09-30T00:00:00Z,true,s1,student,u9,,Zoe,Ng,,,,,,,01,',
        ],
        enrollments: [EXAMPLE.enrollments[0], 'e9,active,2026-09-30T00:00:00Z,c1,s1,u9,student,false,,'],
      },
      [],
      { kind: 'known', id: full.districtId },
    );
    expect(delta.districtId).toBe(full.districtId);
    expect(delta.counts).toMatchObject({ users: { added: 1, removed: 1 }, enrollments: { added: 1, removed: 0 } });
    expect(await people(delta)).toMatchObject({
      u1: { status: 'active' },
      u2: { status: 'inactive' },
      u9: { status: 'active' },
    });
  });

  it('makes a district named after the upload when the files have none', async () => {
    const imported = await importUpload(
      database.db,
      {
        name: `Alder Creek ${d}`,
        roster: exampleFiles({
          orgs: lines('orgs', (line) => (line.startsWith('d1,') ? null : line.replace(/,d1$/, ','))),
          users: lines('users', (line) => (line.startsWith('a2,') ? null : line)),
          courses: lines('courses', (line) => line.replace(',d1,', ',,')),
        }),
        licenses: [],
      },
      { now: NOW },
    );
    expect(imported.districtName).toBe(`Alder Creek ${d}`);
    expect(imported.report.entries.map(({ code }) => code)).toContain('districtAssumed');
    const parents = await database.db
      .selectFrom('orgs')
      .select('parent_id')
      .where('district_id', '=', imported.districtId)
      .where('type', '=', 'school')
      .execute();
    expect(new Set(parents.map(({ parent_id }) => parent_id))).toEqual(new Set([imported.districtId]));
  });

  it('keeps two districts apart that use the same ids, and asks when one seems to be another', async () => {
    const one = await bring();
    const renamed = { orgs: lines('orgs', (line) => ofDistrict(line).replace('Cedar Valley', 'Elm County')) };
    await expect(bring(renamed)).rejects.toThrow(/is here as “Cedar Valley”, and the files call it “Elm County”/);
    const other = await bring(renamed, [], { kind: 'new' });
    expect(other.districtId).not.toBe(one.districtId);
    expect(other.counts.users.added).toBe(5);
    const same = await bring(renamed, [], { kind: 'known', id: one.districtId });
    expect(same.districtName).toBe('Elm County');
    expect(same.counts.users.added).toBe(0);
  });

  it('takes the roster source of the school for its people', async () => {
    const imported = await bring({
      orgs: lines(
        'orgs',
        (line) =>
          `${ofDistrict(line)},${line.startsWith('sourcedId') ? 'metadata.rosterSource' : line.startsWith('s1') ? 'clever' : ''}`,
      ),
    });
    expect(await people(imported)).toMatchObject({ t1: { roster_source: 'clever' }, a2: { roster_source: 'manual' } });
  });

  it('takes whoever is enrolled in a class as belonging to its school, as long as they are', async () => {
    const withClass = {
      classes: [...EXAMPLE.classes, 'c2,,,Algebra,07,,ALG,scheduled,,s2,y1,,,'],
      enrollments: [...EXAMPLE.enrollments, 'e4,,,c2,s2,u1,student,false,,'],
    };
    const imported = await bring(withClass);
    expect(await memberships(imported)).toContain('u1@s2 by enrollment');
    expect(imported.report.entries.map(({ code }) => code)).toContain('membershipAssumed');
    expect(await memberships(await bring())).not.toContain('u1@s2 by enrollment');
  });

  it('leaves out enrollments that have ended', async () => {
    const imported = await bring({
      enrollments: lines('enrollments', (line) =>
        line.startsWith('e1,') ? 'e1,,,c1,s1,u1,student,false,2026-08-17,2026-09-30' : line,
      ),
    });
    expect(imported.counts.enrollments.added).toBe(2);
    expect(imported.report.entries.map(({ code }) => code)).toContain('enrollmentEnded');
  });

  it('brings in products, pools and who holds what, and counts the pools', async () => {
    const imported = await bring({}, licenseFiles);
    expect(imported.counts).toMatchObject({ products: { added: 2 }, pools: { added: 2 }, assignments: { added: 2 } });
    expect(await pools(imported)).toEqual([
      { sourced_id: 'p1', quantity: 2, assigned: 1 },
      { sourced_id: 'p2', quantity: 9, assigned: 1 },
    ]);
  });

  it('does not give licenses back to those who lost them since, and follows a quantity that was cut', async () => {
    const first = await bring({}, licenseFiles);
    await database.db.deleteFrom('assignments').where('district_id', '=', first.districtId).execute();
    await database.db.updateTable('pools').set({ assigned: 0 }).where('district_id', '=', first.districtId).execute();
    const second = await bring({}, [
      csv('products.csv', PRODUCTS),
      csv('licenses.csv', LICENSES.replace('s1,2,', 's1,1,')),
      csv('assignments.csv', ASSIGNMENTS),
    ]);
    expect(second.counts).toMatchObject({ pools: { changed: 1 }, assignments: { added: 0 } });
    expect(second.report.entries.map(({ code }) => code)).toContain('poolKnown');
    expect(await pools(second)).toMatchObject([{ quantity: 1, assigned: 0 }, { assigned: 0 }]);
  });

  it('changes nothing when a file cannot be read', async () => {
    const first = await bring();
    await expect(bring({ users: new Uint8Array(1000).map((_, index) => (index * 37) % 256) })).rejects.toThrow();
    await expect(bring({}, [csv('products.csv', PRODUCTS)])).rejects.toThrow(/licenses\.csv is missing/);
    expect(Object.keys(await people(first))).toHaveLength(5);
  });

  it('changes nothing when the database fails half-way', async () => {
    const { db } = database;
    const before = await db.selectFrom('users').select('id').execute();
    const broken = `x${d}`;
    await expect(
      importUpload(
        db,
        {
          name: 'upload',
          roster: exampleFiles({
            orgs: lines('orgs', (line) => line.replaceAll(/\bd1\b/g, broken)),
            users: lines('users', (line) => line.replaceAll(/\bd1\b/g, broken)),
            courses: lines('courses', (line) => line.replaceAll(/\bd1\b/g, broken)),
          }),
          licenses: [csv('products.csv', PRODUCTS), csv('licenses.csv', LICENSES.replaceAll(/\bd1\b/g, broken))],
        },
        // A day that no database takes: the last step of the import fails.
        { now: new Date(Number.NaN) },
      ),
    ).rejects.toThrow();
    expect(await db.selectFrom('users').select('id').execute()).toHaveLength(before.length);
  });
});
