import { gunzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { ChangesResponse } from '../../shared/contract/pull.ts';
import { formatHash, hashRows } from '../../shared/contract/rowHash.ts';
import { tableNames } from '../../shared/contract/rows.ts';
import type { Database } from '../database/database.ts';
import { pruneTombstones } from '../maintenance/prune.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { applyChanges, createReader, type Reader } from '../testing/reader.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, readSnapshot, signInDevice, type TestDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('pull on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let schoolA: OrgId;
  let schoolB: OrgId;
  let product: ProductId;
  let poolA: PoolId;
  let poolD: PoolId;
  let studentA: UserId;
  let studentB: UserId;
  let teacherA: UserId;
  let coTeacher: UserId;
  let classA: ClassId;
  let classB: ClassId;
  let seq = 0;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db, 'Déjà "Vu" \\ District\u2028');
    schoolA = await district.addSchool();
    schoolB = await district.addSchool('clever');
    product = await district.addProduct({ minGrade: 'KG', maxGrade: '05' });
    poolA = await district.addPool(product, schoolA, 5);
    await district.addPool(product, schoolB, 5);
    poolD = await district.addPool(product, district.id, 5);
    studentA = await district.addUser('student', [schoolA]);
    studentB = await district.addUser('student', [schoolB]);
    teacherA = await district.addUser('teacher', [schoolA]);
    coTeacher = await district.addUser('teacher', [schoolA]);
    classA = await district.addClass(schoolA, [
      [studentA, 'student'],
      [teacherA, 'teacher'],
      [coTeacher, 'teacher'],
    ]);
    classB = await district.addClass(schoolB, [[studentB, 'student']]);
    seq = 0;
  });

  const signIn = async (role: 'district' | 'school' | 'teacher'): Promise<TestDevice> => {
    switch (role) {
      case 'district':
        return signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
      case 'school':
        return signInDevice(server.url, await district.addAccount('schoolAdministrator', [schoolA]));
      case 'teacher':
        return signInDevice(server.url, await district.addAccount('teacher', [schoolA], teacherA));
    }
  };
  const assign = async (device: TestDevice, userId: UserId): Promise<string> => {
    const change = changeOf({ kind: 'assign', userId, productId: product }, ++seq);
    expect((await device.one(change)).status).toBe('applied');
    return change.id;
  };
  /** Pulls, checks counts and hashes, and that what the reader has by deltas is what a snapshot would give. */
  const pull = async (reader: Reader): Promise<ChangesResponse> => {
    const changes = await reader.device.changes(reader.cursor, true);
    applyChanges(reader, changes);
    const { head, rows } = await reader.device.snapshot();
    for (const table of tableNames) {
      const mine = [...reader.rows[table].values()];
      expect([table, sorted(mine)]).toEqual([table, sorted(rows[table])]);
      const check = { count: mine.length, hash: formatHash(hashRows(mine)) };
      expect([table, changes.checks?.[table]]).toEqual([table, check]);
      expect([table, head.checks[table]]).toEqual([table, check]);
    }
    return changes;
  };
  const idsOf = (rows: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<unknown> =>
    new Set(rows.map(({ id }) => id));
  const sorted = (rows: readonly Readonly<Record<string, unknown>>[]): unknown =>
    [...rows].sort((a, b) => String(a['id']).localeCompare(String(b['id'])));

  it('gives a district administrator everything of the district and nothing of another', async () => {
    const other = await createDistrict(database.db);
    const otherSchool = await other.addSchool();
    await other.addUser('student', [otherSchool]);
    const { rows } = await (await signIn('district')).snapshot();
    expect(idsOf(rows.orgs)).toEqual(new Set([district.id, schoolA, schoolB]));
    expect(rows.users).toHaveLength(4);
    expect(rows.classes).toHaveLength(2);
    expect(rows.enrollments).toHaveLength(4);
    expect(rows.pools).toHaveLength(3);
  });

  it('gives a school administrator their school, the district above it and its pools', async () => {
    const { rows } = await (await signIn('school')).snapshot();
    expect(idsOf(rows.orgs)).toEqual(new Set([district.id, schoolA]));
    expect(idsOf(rows.users)).toEqual(new Set([studentA, teacherA, coTeacher]));
    expect(rows.classes.map(({ id }) => id)).toEqual([classA]);
    expect(rows.enrollments).toHaveLength(3);
    expect(idsOf(rows.pools)).toEqual(new Set([poolA, poolD]));
    expect(rows.products).toHaveLength(1);
  });

  it('gives a teacher their classes, who is in them, and the licenses of students only', async () => {
    const office = await signIn('district');
    await assign(office, studentA);
    await assign(office, studentB);
    const educators = await district.addProduct({ audience: 'educator' });
    await district.addPool(educators, district.id, 5);
    await office.one(changeOf({ kind: 'assign', userId: coTeacher, productId: educators }, ++seq));
    const { rows } = await (await signIn('teacher')).snapshot();
    expect(idsOf(rows.users)).toEqual(new Set([studentA, teacherA, coTeacher]));
    expect(rows.classes.map(({ id }) => id)).toEqual([classA]);
    expect(rows.assignments.map(({ userId }) => userId)).toEqual([studentA]);
  });

  it('shows a person of two schools with the orgs the reader may see', async () => {
    const both = await district.addUser('student', [schoolB, schoolA]);
    const { rows } = await (await signIn('school')).snapshot();
    expect(rows.users.find(({ id }) => id === both)).toMatchObject({ orgIds: [schoolA] });
    const all = await (await signIn('district')).snapshot();
    expect(all.rows.users.find(({ id }) => id === both)).toMatchObject({ orgIds: [schoolB, schoolA] });
  });

  it('puts long tables in lines of at most 500 rows', async () => {
    const device = await signIn('district');
    await district.addManyStudents(schoolA, 4200);
    const { rows, longestLine } = await device.snapshot();
    expect(rows.users).toHaveLength(4204);
    expect(longestLine).toBe(500);
  });

  it('says nothing new when nothing is new', async () => {
    const reader = await createReader(await signIn('school'));
    await pull(reader);
    const again = await pull(reader);
    expect(Object.values(again.rows).flat()).toEqual([]);
    expect(Object.values(again.gone).flat()).toEqual([]);
  });

  it.each(['district', 'school', 'teacher'] as const)(
    'keeps a %s reader right through every kind of change',
    async (role) => {
      const office = await signIn('district');
      const reader = await createReader(await signIn(role));
      const id = await assign(office, studentA);
      const changes = await pull(reader);
      expect(changes.rows.assignments.map((row) => row.id)).toEqual([id]);
      expect(changes.rows.pools.map((row) => [row.id, row.assigned])).toEqual([[poolA, 1]]);

      // Moved to somebody of the class, then to somebody of the other school.
      const friend = await district.addUser('student', [schoolA]);
      await district.enroll(classA, friend);
      await pull(reader);
      const move = async (from: UserId, to: UserId, version: number): Promise<void> => {
        const seen = [
          { userId: from, productId: product, assignment: { id: id as never, version } },
          { userId: to, productId: product, assignment: null },
        ];
        const change = changeOf({ kind: 'move', productId: product, fromUserId: from, toUserId: to }, ++seq, { seen });
        expect((await office.one(change)).status).toBe('applied');
      };
      await move(studentA, friend, 1);
      expect((await pull(reader)).rows.assignments).toMatchObject([{ id, userId: friend, version: 2 }]);
      // Back to the pool.
      const seen = [{ userId: friend, productId: product, assignment: { id: id as never, version: 2 } }];
      await office.one(changeOf({ kind: 'unassign', userId: friend, productId: product }, ++seq, { seen }));
      expect((await pull(reader)).gone.assignments).toEqual([id]);
    },
  );

  it.each(['district', 'school', 'teacher'] as const)(
    'shows a %s reader who waits, as long as they do',
    async (role) => {
      const office = await signIn('district');
      const wanted = await district.addProduct();
      await district.addPool(wanted, schoolA, 0);
      await district.addPool(wanted, schoolB, 0);
      const wait = async (userId: UserId): Promise<string> => {
        const change = changeOf({ kind: 'assign', userId, productId: wanted, wait: true }, ++seq);
        expect((await office.one(change)).status).toBe('waiting');
        return change.id;
      };
      const before = await wait(studentA);
      const reader = await createReader(await signIn(role));
      expect([...reader.rows.waiting.keys()]).toEqual([before]);
      const friend = await district.addUser('student', [schoolA]);
      await district.enroll(classA, friend);
      const [after, elsewhere] = [await wait(friend), await wait(studentB)];
      const came = await pull(reader);
      expect(idsOf(came.rows.waiting)).toEqual(new Set(role === 'district' ? [after, elsewhere] : [after]));
      await office.call('DELETE', `/v1/waiting/${before}`);
      expect((await pull(reader)).gone.waiting).toEqual([before]);
      // With a person who comes into sight comes their wait, and goes with them.
      const joins = { user_id: studentB, org_id: schoolA, position: 1, inferred: true };
      await database.db.insertInto('user_orgs').values(joins).execute();
      await district.enroll(classA, studentB);
      await pull(reader);
      expect(reader.rows.waiting.has(elsewhere)).toBe(true);
      await database.db.deleteFrom('enrollments').where('user_id', '=', friend).execute();
      await database.db.deleteFrom('user_orgs').where('user_id', '=', friend).execute();
      const away = { user_id: friend, org_id: schoolB, position: 0, inferred: false };
      await database.db.insertInto('user_orgs').values(away).execute();
      await pull(reader);
      expect(reader.rows.waiting.has(after)).toBe(role === 'district');
    },
  );

  it.each(['school', 'teacher'] as const)(
    'takes a person who leaves from a %s reader, with their licenses',
    async (role) => {
      const office = await signIn('district');
      const reader = await createReader(await signIn(role));
      const id = await assign(office, studentA);
      await pull(reader);
      const { db } = database;
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('enrollments').where('user_id', '=', studentA).execute();
        await trx.deleteFrom('user_orgs').where('user_id', '=', studentA).execute();
        const moved = { user_id: studentA, org_id: schoolB, position: 0, inferred: false };
        await trx.insertInto('user_orgs').values(moved).execute();
      });
      const gone = await pull(reader);
      expect(gone.gone).toMatchObject({ users: [studentA], assignments: [id] });
      expect(gone.gone.enrollments).toHaveLength(1);
      expect(gone.rows.users).toEqual([]);
    },
  );

  it('takes licenses that were taken back before their holder left', async () => {
    const office = await signIn('district');
    const reader = await createReader(await signIn('school'));
    const id = await assign(office, studentA);
    await pull(reader);
    const seen = [{ userId: studentA, productId: product, assignment: { id: id as never, version: 1 } }];
    await office.one(changeOf({ kind: 'unassign', userId: studentA, productId: product }, ++seq, { seen }));
    await database.db.deleteFrom('enrollments').where('user_id', '=', studentA).execute();
    await database.db.deleteFrom('user_orgs').where('user_id', '=', studentA).execute();
    expect((await pull(reader)).gone).toMatchObject({ users: [studentA], assignments: [id] });
  });

  it.each(['school', 'teacher'] as const)(
    'brings a person who comes to a %s reader, with licenses held before',
    async (role) => {
      const office = await signIn('district');
      const id = await assign(office, studentB);
      const reader = await createReader(await signIn(role));
      await pull(reader);
      const { db } = database;
      const joins = { user_id: studentB, org_id: schoolA, position: 1, inferred: true };
      await db.insertInto('user_orgs').values(joins).execute();
      await district.enroll(classA, studentB);
      const came = await pull(reader);
      expect(came.rows.users.map((row) => row.id)).toContain(studentB);
      expect(came.rows.assignments.map((row) => row.id)).toEqual([id]);
    },
  );

  it.each(['district', 'school'] as const)('follows a class that changes school for a %s reader', async (role) => {
    const reader = await createReader(await signIn(role));
    await pull(reader);
    const { db } = database;
    await db.updateTable('classes').set({ org_id: schoolB }).where('id', '=', classA).execute();
    const gone = await pull(reader);
    expect(gone.gone.classes).toEqual(role === 'school' ? [classA] : []);
    await db.updateTable('classes').set({ org_id: schoolA }).where('id', '=', classA).execute();
    await pull(reader);
    await db.deleteFrom('enrollments').where('class_id', '=', classA).execute();
    await db.deleteFrom('classes').where('id', '=', classA).execute();
    expect((await pull(reader)).gone.classes).toEqual([classA]);
  });

  it('follows pools, products and orgs that change or go', async () => {
    const reader = await createReader(await signIn('school'));
    const { db } = database;
    await db.updateTable('pools').set({ bought: 9 }).where('id', '=', poolD).execute();
    await db.updateTable('products').set({ name: 'Renamed' }).where('id', '=', product).execute();
    await db.updateTable('orgs').set({ name: 'Renamed' }).where('id', '=', schoolA).execute();
    const changed = await pull(reader);
    expect(changed.rows).toMatchObject({
      pools: [{ quantity: 9 }],
      products: [{ name: 'Renamed' }],
      orgs: [{ name: 'Renamed' }],
    });
    await db.updateTable('pools').set({ org_id: schoolB }).where('id', '=', poolA).execute();
    await db.deleteFrom('pools').where('id', '=', poolD).execute();
    expect(new Set((await pull(reader)).gone.pools)).toEqual(new Set([poolA, poolD]));
  });

  it('needs a new snapshot when what the account may see has changed', async () => {
    const device = await signIn('teacher');
    const reader = await createReader(device);
    await database.db.deleteFrom('enrollments').where('user_id', '=', teacherA).execute();
    const raw = await device.changesRaw(reader.cursor);
    expect([raw.status, raw.body['type']]).toEqual([410, 'urn:seatwise:problem:cursorTooOld']);
    expect((await device.snapshot()).rows.users).toEqual([]);
  });

  it('needs a new snapshot when tombstones since the cursor are gone', async () => {
    const device = await signIn('district');
    const reader = await createReader(device);
    await database.db.deleteFrom('enrollments').where('class_id', '=', classB).execute();
    await pruneTombstones(database.db, new Date(Date.now() + 1000));
    expect((await device.changesRaw(reader.cursor)).status).toBe(410);
    const fresh = await createReader(device);
    await pull(fresh);
  });

  it('takes no cursor that it did not make', async () => {
    const device = await signIn('district');
    const { cursor } = await createReader(device);
    const [body = '', seal = ''] = cursor.split('.');
    for (const forged of ['x', `${body}.`, `${body.slice(0, -2)}AA.${seal}`, `${cursor}.x`]) {
      const raw = await device.changesRaw(forged);
      expect([forged, raw.status, raw.body['type']]).toEqual([forged, 400, 'urn:seatwise:problem:invalidRequest']);
    }
  });

  it("tells in the same snapshot which of the device's numbers the rows contain", async () => {
    const device = await signIn('district');
    await assign(device, studentA);
    const reader = await createReader(device);
    expect(reader.closed).toEqual({ floor: 0, seqs: [1] });
    const change = changeOf({ kind: 'assign', userId: studentB, productId: product }, 2);
    await device.push([change], 1);
    const changes = await device.changes(reader.cursor);
    expect(changes.closed).toEqual({ floor: 1, seqs: [2] });
    expect(changes.rows.assignments.map((row) => row.id)).toContain(change.id);
  });

  it('is consistent while somebody writes: counts, rows and closed numbers always fit', async () => {
    const device = await signIn('district');
    const people: UserId[] = [];
    for (let i = 0; i < 12; i++) people.push(await district.addUser('student', [schoolA]));
    const reader = await createReader(device);
    let done = false;
    const writing = (async () => {
      for (const person of people) {
        const change = changeOf({ kind: 'assign', userId: person, productId: product }, ++seq);
        await device.one(change);
      }
      done = true;
    })();
    while (!done) {
      const changes = await device.changes(reader.cursor);
      applyChanges(reader, changes);
      const assigned = [...reader.rows.pools.values()].reduce((sum, pool) => sum + Number(pool['assigned']), 0);
      expect(reader.rows.assignments.size).toBe(assigned);
      // Two pools with five each: the last two changes were refused.
      expect(reader.rows.assignments.size).toBe(Math.min(10, changes.closed.seqs.length));
    }
    await writing;
    await pull(reader);
  });

  it('compresses the snapshot for who accepts it, with the same lines', async () => {
    const device = await signIn('district');
    const read = async (encoding: string): Promise<Readonly<{ encoding: unknown; body: Buffer }>> =>
      new Promise((resolve, reject) => {
        const path = `${server.url}/v1/snapshot?deviceId=${device.deviceId}`;
        const headers = { authorization: `Bearer ${device.token}`, 'accept-encoding': encoding };
        httpRequest(path, { headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
          );
          response.on('error', reject);
        }).end();
      });
    const plain = await read('identity');
    const gzipped = await read('br, gzip;q=0.8');
    expect(plain.encoding).toBeUndefined();
    expect(gzipped.encoding).toBe('gzip');
    const rows = readSnapshot(gunzipSync(gzipped.body).toString()).rows;
    expect(rows).toEqual(readSnapshot(plain.body.toString()).rows);
  });
});
