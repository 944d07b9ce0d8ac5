import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeHereId } from '../../shared/roster/madeHere.ts';
import type { Database } from '../database/database.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { rosterFiles, type RosterOutline } from '../testing/rosterUpload.ts';
import { importUpload } from './importUpload.ts';

const OUTLINE: RosterOutline = {
  district: 'd1',
  schools: { s1: null },
  people: { u1: ['s1'], u2: ['s1'], t1: ['s1'] },
  classes: { c1: 's1', c2: 's1' },
  enrollments: [
    ['u1', 'c1'],
    ['u2', 'c2'],
  ],
};

describe.each(databaseKinds)('a bulk upload into the %s database', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
  });

  it('leaves what was added in the app as it is, though no file lists it, and takes what it did list', async () => {
    const { db } = database;
    const bring = async (outline: RosterOutline) =>
      importUpload(
        db,
        { name: 'upload', roster: rosterFiles(outline), licenses: [] },
        { now: new Date('2026-10-01T12:00:00Z') },
      );
    const { districtId } = await bring(OUTLINE);
    const idOf = async (table: 'users' | 'classes' | 'orgs', sourcedId: string): Promise<string> =>
      (await db.selectFrom(table).select('id').where('sourced_id', '=', sourcedId).executeTakeFirstOrThrow()).id;
    const school = await idOf('orgs', 's1');
    const mark = { district_id: districtId };
    await db
      .insertInto('users')
      .values({
        ...mark,
        id: 'new',
        sourced_id: madeHereId('new'),
        given_name: 'Ada',
        family_name: 'Lin',
        role: 'student',
        administers: null,
        grade: '02',
        status: 'active',
        roster_source: 'manual',
        email: null,
      })
      .execute();
    await db.insertInto('user_orgs').values({ user_id: 'new', org_id: school, position: 0, inferred: false }).execute();
    await db
      .insertInto('classes')
      .values({
        ...mark,
        id: 'club',
        sourced_id: madeHereId('club'),
        org_id: school,
        title: 'Club',
        class_type: 'scheduled',
        grades: [],
        session_ids: [],
      })
      .execute();
    const enroll = async (id: string, class_id: string, user_id: string): Promise<void> => {
      const row = { ...mark, id, sourced_id: madeHereId(id), class_id, user_id, role: 'student', is_primary: false };
      await db.insertInto('enrollments').values(row).execute();
    };
    await enroll('e-new-c1', await idOf('classes', 'c1'), 'new');
    await enroll('e-new-c2', await idOf('classes', 'c2'), 'new');
    await enroll('e-u2-club', 'club', await idOf('users', 'u2'));

    // The next file knows neither Ada nor the club; u1 and c2 are missing because they left.
    const { counts } = await bring({
      ...OUTLINE,
      people: { u2: ['s1'], t1: ['s1'] },
      classes: { c1: 's1' },
      enrollments: [],
    });

    const status = await db
      .selectFrom('users')
      .select(['sourced_id', 'status'])
      .where('role', '=', 'student')
      .execute();
    expect(Object.fromEntries(status.map((row) => [row.sourced_id, row.status]))).toEqual({
      u1: 'inactive',
      u2: 'active',
      [madeHereId('new')]: 'active',
    });
    const classes = await db.selectFrom('classes').select('sourced_id').orderBy('sourced_id').execute();
    expect(classes.map((row) => row.sourced_id)).toEqual(['c1', madeHereId('club')]);
    // Whoever was put into a class that is gone is out of it.
    const left = await db.selectFrom('enrollments').select('id').orderBy('id').execute();
    expect(left.map(({ id }) => id)).toEqual(['e-new-c1', 'e-u2-club']);
    expect([counts.users.removed, counts.classes.removed]).toEqual([1, 1]);
  });
});
