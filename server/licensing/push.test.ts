import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceId, OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { problemCode } from '../../shared/contract/problem.ts';
import type { PushResult } from '../../shared/contract/push.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, voidOf, type TestDevice } from '../testing/testDevice.ts';

function codeOf(result: PushResult): string | null {
  return 'problem' in result ? problemCode(result.problem) : null;
}

describe.each(databaseKinds)('push on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let student: UserId;
  let product: ProductId;
  let pool: PoolId;
  let device: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  /** A district of its own for every test. */
  const setUp = async (quantity = 3): Promise<void> => {
    district = await createDistrict(database.db);
    school = await district.addSchool();
    student = await district.addUser('student', [school]);
    product = await district.addProduct();
    pool = await district.addPool(product, school, quantity);
    device = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [school]));
  };
  const poolNow = async (): Promise<number | undefined> =>
    (await database.db.selectFrom('pools').select('assigned').where('id', '=', pool).executeTakeFirst())?.assigned;
  const holders = async (): Promise<string[]> =>
    (await database.db.selectFrom('assignments').select('user_id').where('pool_id', '=', pool).execute()).map(
      (row) => row.user_id,
    );
  const assign = (userId: UserId, seq: number, more = {}): ReturnType<typeof changeOf> =>
    changeOf({ kind: 'assign', userId, productId: product }, seq, more);

  it('applies a change, names the license after it and tells what it did', async () => {
    await setUp();
    const change = assign(student, 1);
    expect(await device.one(change)).toMatchObject({
      status: 'applied',
      effects: {
        assignments: [{ id: change.id, userId: student, productId: product, poolId: pool, version: 1 }],
        released: [],
        pools: [{ id: pool, assigned: 1, quantity: 3 }],
      },
    });
    expect(await holders()).toEqual([student]);
    expect(await poolNow()).toBe(1);
  });

  it('answers a repeated change with the stored verdict and applies it once', async () => {
    await setUp();
    const change = assign(student, 1);
    const first = await device.one(change);
    const [second, third] = await device.push([change, change]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(await poolNow()).toBe(1);
  });

  it('applies a change once when the same push arrives twice at the same time', async () => {
    await setUp();
    const changes = [assign(student, 1)];
    const answers = await Promise.all([device.pushRaw(changes), device.pushRaw(changes), device.pushRaw(changes)]);
    expect(answers.map(({ status }) => status)).toContain(200);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await poolNow()).toBe(1);
    expect((await device.ops()).verdicts).toHaveLength(1);
  });

  it('takes the same change with its keys in another order as the same bytes', async () => {
    await setUp();
    const change = assign(student, 1);
    await device.one(change);
    const turned = Object.fromEntries(Object.entries(change).reverse()) as typeof change;
    expect(await device.one(turned)).toMatchObject({ status: 'applied' });
  });

  it('calls other bytes under a known id, and a number used twice, a defect', async () => {
    await setUp();
    const change = assign(student, 1);
    await device.one(change);
    const other = await device.one({ ...change, changeSet: { ...change.changeSet, label: 'other' } });
    expect([other.status, codeOf(other)]).toEqual(['defect', 'otherBytesForSameId']);
    const reused = await device.one(changeOf({ kind: 'unassign', userId: student, productId: product }, 1));
    expect([reused.status, codeOf(reused)]).toEqual(['defect', 'seqOwnedByAnotherChange']);
    expect(await holders()).toEqual([student]);
  });

  it('does not let a second device use the id of a change', async () => {
    await setUp();
    const change = assign(student, 1);
    await device.one(change);
    const rival = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    const stolen = await rival.one(change);
    expect([stolen.status, codeOf(stolen)]).toEqual(['defect', 'otherBytesForSameId']);
    // Also when the verdict has been acknowledged and forgotten.
    await device.push([changeOf({ kind: 'assign', userId: student, productId: product }, 2)], 1);
    expect((await rival.one({ ...change, seq: 2 })).status).toBe('defect');
  });

  it('decides numbers in any order, also across pushes', async () => {
    await setUp();
    const [a, b, c] = [
      await district.addUser('student', [school]),
      await district.addUser('student', [school]),
      student,
    ];
    const [three, one, two] = [assign(a, 3), assign(b, 1), assign(c, 2)];
    expect((await device.push([three])).map(({ status }) => status)).toEqual(['applied']);
    expect((await device.push([two, one])).map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect((await device.ops()).verdicts.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('lets a change wait for the one it comes after', async () => {
    await setUp();
    const first = assign(student, 1);
    const second = changeOf({ kind: 'unassign', userId: student, productId: product }, 2, {
      after: [first.id],
      seen: [{ userId: student, productId: product, assignment: { id: first.id as never, version: 1 } }],
    });
    expect(await device.one(second)).toEqual({ status: 'wait' });
    expect((await device.ops()).verdicts).toEqual([]);
    expect((await device.push([second, first])).map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(await holders()).toEqual([]);
    expect(await poolNow()).toBe(0);
  });

  it.each(['refused', 'held', 'blocked', 'voided'] as const)(
    'blocks what comes after a change that was %s',
    async (why) => {
      await setUp(why === 'refused' ? 0 : 3);
      const first = assign(student, 1);
      const other = await district.addUser('student', [school]);
      let bad = first;
      if (why === 'held') {
        bad = changeOf({ kind: 'unassign', userId: student, productId: product }, 2);
        await device.one(first);
      }
      if (why === 'blocked') {
        const voided = assign(other, 1);
        await device.one(voidOf(voided));
        bad = { ...assign(other, 2), after: [voided.id] };
      }
      expect((await device.one(why === 'voided' ? voidOf(bad) : bad)).status).toBe(why);
      const next = assign(other, 3, { after: [bad.id] });
      expect(await device.one(next)).toEqual({ status: 'blocked', by: bad.id });
      // Final: sent again it is answered from the ledger.
      expect(await device.one(next)).toEqual({ status: 'blocked', by: bad.id });
      expect(await holders()).not.toContain(other);
    },
  );

  it('blocks nothing before all it comes after is decided', async () => {
    await setUp();
    const [open, voided] = [assign(student, 1), assign(await district.addUser('student', [school]), 2)];
    const next = changeOf({ kind: 'unassign', userId: student, productId: product }, 3, {
      after: [voided.id, open.id],
    });
    expect((await device.push([voidOf(voided), next])).map(({ status }) => status)).toEqual(['voided', 'wait']);
    expect((await device.push([open, next])).map(({ status }) => status)).toEqual(['applied', 'blocked']);
  });

  it('voids a change that has not come, and answers a void of an applied one with what was done', async () => {
    await setUp();
    const never = assign(student, 1);
    expect(await device.one(voidOf(never))).toEqual({ status: 'voided' });
    expect(await device.one(never)).toEqual({ status: 'voided' });
    expect(await holders()).toEqual([]);
    const done = assign(student, 2);
    const applied = await device.one(done);
    expect(await device.one(voidOf(done))).toEqual(applied);
    expect(await holders()).toEqual([student]);
  });

  it('lets a void wait its turn in the lane', async () => {
    await setUp();
    const first = assign(student, 1);
    const second = changeOf({ kind: 'unassign', userId: student, productId: product }, 2, { after: [first.id] });
    expect(await device.one(voidOf(second, [first.id]))).toEqual({ status: 'wait' });
    await device.one(first);
    expect(await device.one(voidOf(second, [first.id]))).toEqual({ status: 'voided' });
  });

  it('forgets verdicts up to the acknowledged number and closes what comes late', async () => {
    await setUp();
    const changes = [assign(student, 1), assign(await district.addUser('student', [school]), 2)];
    await device.push(changes);
    const third = assign(await district.addUser('student', [school]), 3);
    await device.push([third], 2);
    expect(await device.ops()).toMatchObject({ floor: 2, verdicts: [{ seq: 3 }] });
    expect((await device.push(changes, 2)).map(({ status }) => status)).toEqual(['closed', 'closed']);
    expect(await poolNow()).toBe(3);
  });

  it('takes an acknowledged and forgotten predecessor as decided once no number is open below', async () => {
    await setUp();
    const first = assign(student, 1);
    await device.one(first);
    const other = await district.addUser('student', [school]);
    const third = assign(other, 3, { after: [first.id] });
    // Number 2 has not come: what is not in the ledger may be that one.
    expect(await device.one(third, 1)).toEqual({ status: 'wait' });
    await device.one(voidOf(assign(student, 2)), 1);
    expect((await device.one(third, 1)).status).toBe('applied');
  });

  it('holds a change whose author saw something else, and says what is now and by whom', async () => {
    await setUp();
    const rivalEmail = await district.addAccount('districtAdministrator', [district.id]);
    const rival = await signInDevice(server.url, rivalEmail);
    const given = changeOf({ kind: 'assign', userId: student, productId: product }, 1);
    await rival.one(given);
    const unseen = changeOf({ kind: 'unassign', userId: student, productId: product }, 1);
    expect(await device.one(unseen)).toMatchObject({
      status: 'held',
      current: [{ userId: student, productId: product, assignment: { id: given.id }, changedBy: rivalEmail }],
    });
    expect(await holders()).toEqual([student]);
  });

  it('counts a goal that already holds as done', async () => {
    await setUp();
    await device.one(assign(student, 1));
    const again = await device.one(assign(student, 2));
    expect([again.status, codeOf(again)]).toEqual(['noop', 'alreadyAssigned']);
    expect(await poolNow()).toBe(1);
  });

  it('swaps in one step, or not at all', async () => {
    await setUp();
    const target = await district.addProduct();
    const first = assign(student, 1);
    await device.one(first);
    const seen = [
      { userId: student, productId: product, assignment: { id: first.id as never, version: 1 } },
      { userId: student, productId: target, assignment: null },
    ];
    const swap = { kind: 'swap', userId: student, fromProductId: product, toProductId: target } as const;
    const refused = await device.one(changeOf(swap, 2, { seen, after: [first.id] }));
    expect([refused.status, codeOf(refused)]).toEqual(['refused', 'noLicenseAvailable']);
    expect(await holders()).toEqual([student]);
    const targetPool = await district.addPool(target, district.id, 1);
    const done = await device.one(changeOf(swap, 3, { seen, after: [first.id] }));
    expect(done).toMatchObject({ status: 'applied', effects: { released: [first.id] } });
    expect(await holders()).toEqual([]);
    expect(await poolNow()).toBe(0);
    const counted = await database.db.selectFrom('pools').select('assigned').where('id', '=', targetPool).execute();
    expect(counted).toEqual([{ assigned: 1 }]);
  });

  it('moves that very license, and keeps the count', async () => {
    await setUp(1);
    const to = await district.addUser('student', [school]);
    const first = assign(student, 1);
    await device.one(first);
    const move = changeOf({ kind: 'move', productId: product, fromUserId: student, toUserId: to }, 2, {
      seen: [
        { userId: student, productId: product, assignment: { id: first.id as never, version: 1 } },
        { userId: to, productId: product, assignment: null },
      ],
    });
    expect(await device.one(move)).toMatchObject({
      status: 'applied',
      effects: { assignments: [{ id: first.id, userId: to, version: 2 }], released: [] },
    });
    expect(await holders()).toEqual([to]);
    expect(await poolNow()).toBe(1);
  });

  it('puts who would rather wait in line, and serves them in the transaction that frees a license', async () => {
    await setUp(1);
    const [second, third] = [await district.addUser('student', [school]), await district.addUser('student', [school])];
    const first = assign(student, 1);
    await device.one(first);
    const wait = { kind: 'assign', userId: second, productId: product, wait: true } as const;
    expect(await device.one(changeOf(wait, 2))).toEqual({ status: 'waiting', poolId: pool });
    expect((await device.one(changeOf({ ...wait, userId: third }, 3))).status).toBe('waiting');
    const back = changeOf({ kind: 'unassign', userId: student, productId: product }, 4, {
      seen: [{ userId: student, productId: product, assignment: { id: first.id as never, version: 1 } }],
    });
    expect(await device.one(back)).toMatchObject({
      status: 'applied',
      effects: { pools: [{ id: pool, assigned: 1 }] },
    });
    expect(await holders()).toEqual([second]);
    // The third is taken out of the line, so a license that comes back stays in the pool.
    await device.one(changeOf({ kind: 'unassign', userId: third, productId: product }, 5));
    const held = await database.db
      .selectFrom('assignments')
      .select(['id', 'version'])
      .where('user_id', '=', second)
      .execute();
    await device.one(
      changeOf({ kind: 'unassign', userId: second, productId: product }, 6, {
        seen: [{ userId: second, productId: product, assignment: held[0] as never }],
      }),
    );
    expect(await holders()).toEqual([]);
    expect(await poolNow()).toBe(0);
  });

  it('refuses a device that belongs to another account, and changes nothing', async () => {
    await setUp();
    await device.one(assign(student, 1));
    const email = await district.addAccount('schoolAdministrator', [school]);
    const thief = await signInDevice(server.url, email, device.deviceId);
    for (const raw of [
      await thief.pushRaw([assign(await district.addUser('student', [school]), 2)]),
      await thief.call('GET', `/v1/ops?deviceId=${device.deviceId}`),
      await thief.call('GET', `/v1/snapshot?deviceId=${device.deviceId}`),
    ]) {
      expect(raw.status).toBe(403);
      expect(raw.body).toMatchObject({ type: 'urn:seatwise:problem:deviceOfAnotherAccount' });
    }
    expect(await poolNow()).toBe(1);
  });

  it('refuses a push of another epoch', async () => {
    await setUp();
    const body = { deviceId: device.deviceId, epoch: randomUUID(), ack: 0, changes: [assign(student, 1)] };
    const raw = await device.call('POST', '/v1/push', body);
    expect([raw.status, raw.body['type']]).toEqual([409, 'urn:seatwise:problem:epochChanged']);
  });

  it('stores nothing of a change when a fault comes between its effect and its verdict', async () => {
    await setUp();
    const bad = await district.addUser('student', [school]);
    const [broken, fine] = [assign(bad, 1), assign(student, 2)];
    await sql
      .raw(`create function fail_once() returns trigger language plpgsql as
      $$ begin raise exception 'broken on purpose'; end $$`)
      .execute(database.db);
    await sql
      .raw(`create trigger fail_once before insert on ledger for each row when (new.change_id = '${broken.id}')
        execute function fail_once()`)
      .execute(database.db);
    try {
      expect((await device.push([broken, fine])).map(({ status }) => status)).toEqual(['failed', 'applied']);
      expect(await holders()).toEqual([student]);
      expect(await poolNow()).toBe(1);
      const events = await database.db.selectFrom('license_events').select('id').where('user_id', '=', bad).execute();
      expect(events).toEqual([]);
    } finally {
      await sql.raw('drop trigger fail_once on ledger; ').execute(database.db);
      await sql.raw('drop function fail_once()').execute(database.db);
    }
    expect((await device.one(broken)).status).toBe('applied');
  });

  it('writes an audit record and the history of the license, with ids and no names', async () => {
    await setUp();
    const change = assign(student, 1);
    await device.one(change);
    const audit = await database.db.selectFrom('audit').selectAll().where('change_id', '=', change.id).execute();
    expect(audit).toMatchObject([{ kind: 'change', device_id: device.deviceId, detail: { status: 'applied' } }]);
    expect(JSON.stringify(audit)).not.toContain('Family');
    const events = await database.db.selectFrom('license_events').selectAll().where('user_id', '=', student).execute();
    expect(events).toMatchObject([{ kind: 'given', change_id: change.id, pool_id: pool }]);
  });

  it('gives exactly ten licenses when two hundred devices ask for them at once', async () => {
    await setUp(10);
    const students: UserId[] = [];
    for (let i = 0; i < 200; i++) students.push(await district.addUser('student', [school]));
    const send = async (userId: UserId): Promise<string> => {
      const raw = await device.call('POST', '/v1/push', {
        deviceId: randomUUID() as DeviceId,
        epoch: device.session.epoch,
        ack: 0,
        changes: [assign(userId, 1)],
      });
      const [entry] = raw.body['results'] as { result: { status: string } }[];
      return entry?.result.status ?? String(raw.status);
    };
    const results = await Promise.all(students.map(send));
    expect(results.filter((status) => status === 'applied')).toHaveLength(10);
    expect(results.filter((status) => status === 'refused')).toHaveLength(190);
    expect(await poolNow()).toBe(10);
    expect(await holders()).toHaveLength(10);
  });
});
