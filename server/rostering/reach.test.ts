import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/transaction.ts';
import { rosterFiles, type RosterOutline } from '../testing/rosterUpload.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { importUpload, readImport, writeImport, type Imported } from './importUpload.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe.each(databaseKinds)('a sync of one platform into the %s database', (kind) => {
  let database: Database;
  let made = 0;
  let districtId = '';
  /** s1 and s2 are kept in Clever, s3 by hand, s4 in ClassLink. */
  let start: RosterOutline;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
  });
  beforeEach(async () => {
    start = {
      district: `d${++made}`,
      schools: { s1: 'clever', s2: 'clever', s3: 'manual', s4: 'classlink' },
      people: { a: ['s1'], b: ['s1'], c: ['s2'], m: ['s3'], n: ['s3'], k: ['s4'], t1: ['s1', 's3'], t3: ['s3', 's1'] },
      classes: { c1: 's1', c3: 's3', c4: 's4' },
      enrollments: [
        ['a', 'c1'],
        ['b', 'c1'],
        ['t1', 'c1'],
        ['m', 'c3'],
        ['t3', 'c3'],
        ['k', 'c4'],
      ],
    };
    const upload = { name: 'start', roster: rosterFiles(start), licenses: [] };
    ({ districtId } = await importUpload(database.db, upload, { now: NOW }));
  });

  const sync = async (outline: Partial<RosterOutline>, source: SyncedSource = 'clever'): Promise<Imported> => {
    const read = readImport({ name: 'sync', roster: rosterFiles({ ...start, ...outline }), licenses: [] });
    return inTransaction(database.db, async (trx) =>
      writeImport(trx, read, { district: { kind: 'known', id: districtId }, now: NOW, source }),
    );
  };
  const people = async (): Promise<Record<string, string>> => {
    const rows = await database.db
      .selectFrom('users')
      .innerJoin('user_orgs', 'user_orgs.user_id', 'users.id')
      .innerJoin('orgs', 'orgs.id', 'user_orgs.org_id')
      .select([
        'users.sourced_id',
        'users.status',
        'users.roster_source',
        'users.family_name',
        'orgs.sourced_id as org',
      ])
      .where('users.district_id', '=', districtId)
      .orderBy('user_orgs.position')
      .execute();
    const told: Record<string, string> = {};
    for (const row of rows) {
      const before = told[row.sourced_id];
      told[row.sourced_id] =
        before === undefined
          ? `${row.status} ${row.roster_source} ${row.family_name} ${row.org}`
          : `${before}+${row.org}`;
    }
    return told;
  };
  const classes = async (): Promise<readonly string[]> =>
    (
      await database.db
        .selectFrom('classes')
        .innerJoin('orgs', 'orgs.id', 'classes.org_id')
        .select(['classes.sourced_id', 'classes.title', 'orgs.sourced_id as org'])
        .where('classes.district_id', '=', districtId)
        .orderBy('classes.sourced_id')
        .execute()
    ).map(({ sourced_id, title, org }) => `${sourced_id}@${org} ${title}`);
  const enrollments = async (): Promise<readonly string[]> =>
    (
      await database.db
        .selectFrom('enrollments')
        .select('sourced_id')
        .where('district_id', '=', districtId)
        .orderBy('sourced_id')
        .execute()
    ).map(({ sourced_id }) => sourced_id);

  it('brings people in, alters them and lets them go, and marks them as its own', async () => {
    const imported = await sync({
      people: { a: ['s1'], c: ['s2'], z: ['s2'], t1: ['s1', 's3'], t3: ['s3', 's1'] },
      names: { a: 'Renamed' },
      enrollments: [
        ['a', 'c1'],
        ['t1', 'c1'],
      ],
    });
    expect(imported.counts.users).toMatchObject({ added: 1, changed: 1, removed: 1 });
    expect(await people()).toMatchObject({
      a: 'active clever Renamed s1',
      b: 'inactive clever Family s1',
      z: 'active clever Family s2',
    });
    expect(
      imported.schools.map(({ people: was, added, changed, leaving }) => [was, added, changed, leaving]),
    ).toContainEqual([4, 0, 1, 1]);
  });

  it('leaves people, classes and enrollments of other schools as they are, listed or not, whatever the file says', async () => {
    const before = { people: await people(), classes: await classes(), enrollments: await enrollments() };
    const others = ['m', 'n', 'k', 't3'];
    // The file says nothing about them …
    await sync({
      schools: { s1: null, s2: null },
      people: { a: ['s1'], b: ['s1'], c: ['s2'], t1: ['s1'] },
      classes: { c1: 's1' },
      enrollments: start.enrollments?.filter(([, inClass]) => inClass === 'c1') ?? [],
    });
    const unlisted = await people();
    for (const id of ['m', 'n', 'k']) expect(unlisted[id]).toBe(before.people[id]);
    expect([await classes(), await enrollments()]).toEqual([before.classes, before.enrollments]);
    // … or other things, with other names, other classes, other sources.
    const imported = await sync({
      schools: { s1: 'manual', s2: null, s3: 'clever', s4: 'clever' },
      people: { ...start.people, m: ['s3', 's1'], n: ['s4'], x: ['s3'] },
      names: Object.fromEntries(others.map((id) => [id, 'Mallory'])),
      classes: { ...start.classes, c3: 's1', c9: 's3' },
      enrollments: [
        ['a', 'c1'],
        ['b', 'c1'],
        ['t1', 'c1'],
        ['n', 'c9'],
      ],
    });
    const after = await people();
    for (const id of ['n', 'k']) expect(after[id]).toBe(before.people[id]);
    expect(after['m']).toBe('active manual Family s3+s1');
    expect(after['t3']).toBe('active manual Family s3+s1');
    expect(after['x']).toBeUndefined();
    expect([await classes(), await enrollments()]).toEqual([before.classes, before.enrollments]);
    expect(imported.report.entries.filter(({ code }) => code === 'keptElsewhere').map(({ file }) => file)).toEqual([
      'orgs.csv',
      'users.csv',
      'classes.csv',
      'users.csv',
    ]);
    const sources = await database.db
      .selectFrom('orgs')
      .select(['sourced_id', 'roster_source'])
      .where('district_id', '=', districtId)
      .where('type', '=', 'school')
      .orderBy('sourced_id')
      .execute();
    expect(sources.map(({ roster_source }) => roster_source)).toEqual(['clever', 'clever', 'manual', 'classlink']);
  });

  it('takes whoever belongs to another school too out of its own schools only', async () => {
    await sync({ people: { a: ['s1'], b: ['s1'], c: ['s2'] }, enrollments: [['a', 'c1']] });
    expect(await people()).toMatchObject({
      t1: 'active manual Family s3',
      t3: 'active manual Family s3',
    });
  });

  it('brings in a new school only under an org that is kept in the platform', async () => {
    const more = { schools: { ...start.schools, s5: null }, people: { ...start.people, z: ['s5'] } };
    await sync(more);
    expect((await people())['z']).toBeUndefined();
    await database.db.updateTable('orgs').set({ roster_source: 'clever' }).where('id', '=', districtId).execute();
    await sync(more);
    expect((await people())['z']).toBe('active clever Family s5');
  });

  it('does not rename the district', async () => {
    await database.db.updateTable('orgs').set({ name: 'Our own name' }).where('id', '=', districtId).execute();
    const { districtName } = await sync({});
    expect(districtName).toBe('Our own name');
  });

  it('writes nothing when the same file comes again', async () => {
    await sync({});
    const { counts } = await sync({});
    for (const { added, changed, removed } of Object.values(counts))
      expect([added, changed, removed]).toEqual([0, 0, 0]);
  });
});
