import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { RosterChange, RosterOutcome } from '../../shared/contract/rosterChange.ts';
import { openOffice, startNetwork, type Office } from './office.ts';
import { startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** The office of a school that keeps its roster by hand, with a class of one student. */
async function manualSchool() {
  const school = await smallSchool(server.db);
  const classId = await school.district.addClass(school.schoolId, [[school.first, 'student']]);
  const network = await startNetwork(server.url);
  return { ...school, classId, network, office: await openOffice(network.url, school.email) };
}

const change = async ({ window }: Office, ...changes: RosterChange[]): Promise<readonly RosterOutcome[]> =>
  (await window.ask('roster.change', { changes })).outcomes;

const detailsOf = async ({ window }: Office, classId: ClassId) => {
  const details = await window.ask('classes.details', { classId });
  if (!details) throw new Error('the class is gone');
  return details;
};

const studentsIn = async ({ window }: Office, classId: ClassId): Promise<readonly string[]> => {
  const { rows } = await window.ask('classes.students', { classId, text: '', offset: 0, limit: 100 });
  return rows.map(({ userId }) => userId);
};

describe('a roster that is kept by hand', () => {
  it('is edited at the server, and the lists have it when the answer is there', async () => {
    const { office, classId, first, second } = await manualSchool();
    const { seen, lock } = await detailsOf(office, classId);
    expect(lock).toBeNull();
    const outcomes = await change(
      office,
      { kind: 'renameClass', classId, seen, title: 'Room 12' },
      { kind: 'enroll', classId, userId: second },
      { kind: 'unenroll', classId, userId: first },
    );
    expect(outcomes).toEqual(['done', 'done', 'done']);
    expect((await detailsOf(office, classId)).title).toBe('Room 12');
    expect(await studentsIn(office, classId)).toEqual([second]);
  });

  it('is edited once when the answer is lost again and again, and the person asks once more', async () => {
    const { office, network, classId } = await manualSchool();
    const { seen } = await detailsOf(office, classId);
    const rename = { kind: 'renameClass', classId, seen, title: 'Room 12' } as const;
    network.set({ kind: 'cutAnswer', path: `/v1/classes/${classId}` });
    expect(await change(office, rename)).toEqual(['unreachable']);
    expect(network.cut.length).toBeGreaterThan(1);
    network.set({ kind: 'pass' });
    expect(await change(office, rename)).toEqual(['done']);
    const { rows } = await sql`select detail->>'noop' as noop from audit
      where kind = 'roster' and detail->>'id' = ${classId} order by id`.execute(server.db);
    expect(rows).toEqual([{ noop: 'false' }, { noop: 'true' }]);
  });

  it('never overwrites what somebody else has altered', async () => {
    const { office, classId } = await manualSchool();
    const { seen } = await detailsOf(office, classId);
    await server.db.updateTable('classes').set({ title: 'Altered' }).where('id', '=', classId).execute();
    const outcomes = await change(office, { kind: 'renameClass', classId, seen, title: 'Room 12' });
    expect(outcomes).toEqual(['changedElsewhere']);
    const row = await server.db.selectFrom('classes').select('title').where('id', '=', classId).executeTakeFirst();
    expect(row?.title).toBe('Altered');
  });

  it('takes a new person once, also when asked again, and lets them leave', async () => {
    const { office, schoolId } = await manualSchool();
    const person = {
      givenName: 'Noor',
      familyName: 'Haddad',
      role: 'teacher' as const,
      grade: null,
      orgIds: [schoolId],
    };
    const id = '0198a6b0-0000-7000-8000-000000000001';
    expect(await change(office, { kind: 'addPerson', id, person })).toEqual(['done']);
    expect(await change(office, { kind: 'addPerson', id, person })).toEqual(['done']);
    const list = async () =>
      (await office.window.ask('educators.list', { orgId: null, role: null, text: 'haddad', offset: 0, limit: 10 }))
        .rows;
    expect(await list()).toMatchObject([{ userId: id, givenName: 'Noor' }]);
    const known = await office.window.ask('roster.person', { userId: id as never });
    if (!known) throw new Error('the person is gone');
    expect(known).toMatchObject({ lock: null, user: { familyName: 'Haddad', role: 'teacher' } });
    const leave = {
      kind: 'editPerson',
      userId: known.user.id,
      seen: known.seen,
      change: { status: 'inactive' },
    } as const;
    expect(await change(office, leave)).toEqual(['done']);
    expect(await list()).toEqual([]);
  });

  it('is not edited without a connection: nothing waits to happen later', async () => {
    const { office, network, classId, first, second } = await manualSchool();
    network.set({ kind: 'down' });
    const outcomes = await change(
      office,
      { kind: 'enroll', classId, userId: second },
      { kind: 'unenroll', classId, userId: first },
    );
    expect(outcomes).toEqual(['unreachable', 'unreachable']);
    network.set({ kind: 'pass' });
    await office.window.ask('sync.now', {});
    expect(await studentsIn(office, classId)).toEqual([first]);
  });

  it('is locked where Clever keeps it, here and at the server', async () => {
    const { office, classId, schoolId, second } = await manualSchool();
    const lockOf = async (userId: string): Promise<unknown> =>
      (await office.window.ask('roster.person', { userId: userId as never }))?.lock;
    expect(await lockOf(second)).toBeNull();
    await server.db.updateTable('orgs').set({ roster_source: 'clever' }).where('id', '=', schoolId).execute();
    expect(await change(office, { kind: 'enroll', classId, userId: second })).toEqual(['rosterManaged']);
    await office.window.ask('sync.now', {});
    expect((await detailsOf(office, classId)).lock).toBe('rosterManaged');
    expect(await lockOf(second)).toBe('rosterManaged');
  });
});
