import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../shared/contract/change.ts';
import type { OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { prune } from '../maintenance/prune.ts';
import { reviewLines, serveDueLines } from '../maintenance/waitingLines.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, seenAs, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('the waiting list on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let schoolA: OrgId;
  let schoolB: OrgId;
  let product: ProductId;
  let desk: Desk;

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
    schoolA = await district.addSchool();
    schoolB = await district.addSchool();
    product = await district.addProduct();
    desk = await deskOf('districtAdministrator', [district.id]);
  });

  const deskOf = async (
    role: 'districtAdministrator' | 'schoolAdministrator' | 'teacher',
    orgIds: readonly OrgId[],
    userId: UserId | null = null,
    url = server.url,
  ): Promise<Desk> => createDesk(await signInDevice(url, await district.addAccount(role, orgIds, userId)));
  const student = async (school: OrgId = schoolA): Promise<UserId> => district.addUser('student', [school]);
  const holders = async (poolId?: PoolId): Promise<ReadonlySet<string>> => {
    const rows = await database.db
      .selectFrom('assignments')
      .select('user_id')
      .where('district_id', '=', district.id)
      .$if(poolId !== undefined, (query) => query.where('pool_id', '=', poolId ?? ''))
      .execute();
    return new Set(rows.map((row) => row.user_id));
  };

  it('serves whoever waits first, whichever pool of the product a license comes back to', async () => {
    await district.addPool(product, schoolA, 1);
    await district.addPool(product, district.id, 1);
    const [first, second] = [await student(), await student()];
    const own = await desk.give(first, product);
    const shared = await desk.give(second, product);
    const [third, fourth] = [await student(), await student(schoolB)];
    // Both lines would be named after different pools; the one who came first is first in both.
    const waits = await desk.wait(third, product);
    await desk.wait(fourth, product);
    await desk.take(second, product, shared);
    expect(await holders()).toEqual(new Set([first, third]));
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'served', reason: null });
    await desk.take(first, product, own);
    // Only the district's pool serves the other school.
    expect(await holders()).toEqual(new Set([third]));
    expect(await desk.line()).toEqual([fourth]);
  });

  it('passes over those a license cannot serve, who keep their place', async () => {
    const poolB = await district.addPool(product, schoolB, 1);
    const poolA = await district.addPool(product, schoolA, 1);
    const holderB = await student(schoolB);
    const held = await desk.give(holderB, product);
    const holderA = await student(schoolA);
    await desk.give(holderA, product);
    const [a, b] = [await student(schoolA), await student(schoolB)];
    await desk.wait(a, product);
    await desk.wait(b, product);
    await desk.take(holderB, product, held);
    expect(await holders(poolB)).toEqual(new Set([b]));
    expect(await desk.line()).toEqual([a]);
    expect(await holders(poolA)).toEqual(new Set([holderA]));
  });

  it('serves when a swap frees a license, and what a served swap frees is given on', async () => {
    const other = await district.addProduct();
    await district.addPool(product, schoolA, 1);
    await district.addPool(other, schoolA, 2);
    const [ana, bo, cyd] = [await student(), await student(), await student()];
    const anas = await desk.give(ana, product);
    const bos = await desk.give(bo, other);
    await desk.give(await student(), other);
    // Bo would swap to what Ana holds; Cyd waits for what Bo holds.
    const swap = { kind: 'swap', userId: bo, fromProductId: other, toProductId: product, wait: true } as const;
    await desk.one(desk.make(swap, [seenAs(bo, other, bos.id), seenAs(bo, product, null)]), 'waiting');
    await desk.wait(cyd, other);
    await desk.take(ana, product, anas);
    const rows = await database.db
      .selectFrom('assignments')
      .select(['user_id', 'product_id'])
      .where('user_id', 'in', [ana, bo, cyd])
      .orderBy('user_id')
      .execute();
    expect(rows).toEqual([
      { user_id: bo, product_id: product },
      { user_id: cyd, product_id: other },
    ]);
    expect(await desk.line()).toEqual([]);
  });

  it('serves a circle of swaps that waits for one license', async () => {
    const other = await district.addProduct();
    await district.addPool(product, schoolA, 1);
    await district.addPool(other, schoolA, 1);
    const [ana, bo] = [await student(), await student()];
    const anas = await desk.give(ana, product);
    const bos = await desk.give(bo, other);
    const swapTo = (userId: UserId, held: Change, from: ProductId, to: ProductId): Change =>
      desk.make({ kind: 'swap', userId, fromProductId: from, toProductId: to, wait: true }, [
        seenAs(userId, from, held.id),
        seenAs(userId, to, null),
      ]);
    await desk.one(swapTo(ana, anas, product, other), 'waiting');
    await desk.one(swapTo(bo, bos, other, product), 'waiting');
    // Nobody can be first; one more license of either lets both.
    await database.db.updateTable('pools').set({ bought: 2 }).where('product_id', '=', other).execute();
    await serveDueLines(database.db, new Date());
    const rows = await database.db
      .selectFrom('assignments')
      .select('product_id')
      .where('user_id', 'in', [ana, bo])
      .orderBy('user_id')
      .execute();
    expect(rows).toEqual([{ product_id: other }, { product_id: product }]);
  });

  it('serves the line when a term has started, and before anybody who comes meanwhile', async () => {
    await district.addPool(product, schoolA, 0);
    await district.addPool(product, schoolA, 2, { startsOn: '2090-01-01' });
    const [first, second] = [await student(), await student()];
    const waits = await desk.wait(first, product);
    await desk.wait(second, product);
    await serveDueLines(database.db, new Date('2089-12-31T12:00:00Z'));
    expect(await desk.line()).toEqual([first, second]);
    const later = await startServer({ database, port: 0, now: () => new Date('2090-01-01T12:00:00Z') });
    try {
      const rival = await deskOf('districtAdministrator', [district.id], null, later.url);
      await rival.one(rival.make({ kind: 'assign', userId: await student(), productId: product }), 'refused');
      expect(await holders()).toEqual(new Set([first, second]));
      expect(await rival.stateOf(waits)).toMatchObject({
        state: 'served',
        endedAt: expect.stringMatching(/^2090-01-01/),
      });
    } finally {
      await later.stop();
    }
  });

  it('goes by the day of the district', async () => {
    await sql`update districts set time_zone = 'Pacific/Kiritimati' where id = ${district.id}`.execute(database.db);
    await district.addPool(product, schoolA, 0);
    await district.addPool(product, schoolA, 1, { startsOn: '2090-01-01' });
    const waits = await desk.wait(await student(), product);
    // There it is the first of January fourteen hours earlier than in Greenwich.
    await serveDueLines(database.db, new Date('2089-12-31T09:59:00Z'));
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'waiting' });
    await serveDueLines(database.db, new Date('2089-12-31T10:01:00Z'));
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'served' });
  });

  it('drops whoever leaves, at once and with the reason', async () => {
    await district.addPool(product, schoolA, 0);
    const person = await student();
    const waits = await desk.wait(person, product);
    await database.db.updateTable('users').set({ status: 'inactive' }).where('id', '=', person).execute();
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'dropped', reason: 'inactiveUser' });
    expect(await desk.line()).toEqual([]);
  });

  it.each([
    ['a grade outside the range', 'gradeNotEligible'],
    ['a school without a pool', 'noLicenseAvailable'],
    ['a term that ended', 'termEnded'],
    ['an account that was closed', 'outOfScope'],
  ] as const)('drops a wait that came to nothing: %s', async (why, reason) => {
    const { db } = database;
    product = await district.addProduct({ minGrade: 'KG', maxGrade: '05' });
    await district.addPool(product, schoolA, 0);
    const person = await student();
    const stays = await student();
    const gone = await deskOf('schoolAdministrator', [schoolA]);
    const waits = await gone.wait(person, product);
    const kept = await desk.wait(stays, product);
    switch (why) {
      case 'a grade outside the range':
        await db.updateTable('users').set({ grade: '09' }).where('id', '=', person).execute();
        break;
      case 'a school without a pool':
        await db.updateTable('user_orgs').set({ org_id: schoolB }).where('user_id', '=', person).execute();
        await db
          .updateTable('accounts')
          .set({ role: 'districtAdministrator' })
          .where('id', '=', gone.device.session.account.id)
          .execute();
        await db
          .updateTable('account_orgs')
          .set({ org_id: district.id })
          .where('account_id', '=', gone.device.session.account.id)
          .execute();
        break;
      case 'a term that ended':
        await db.updateTable('pools').set({ ends_on: '2020-02-01' }).where('product_id', '=', product).execute();
        break;
      case 'an account that was closed':
        await db
          .updateTable('accounts')
          .set({ status: 'closed' })
          .where('id', '=', gone.device.session.account.id)
          .execute();
        break;
    }
    await reviewLines(db, new Date());
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'dropped', reason });
    expect((await desk.stateOf(kept)).state).toBe(why === 'a term that ended' ? 'dropped' : 'waiting');
  });

  it('reviews a line that is longer than what is held at once', async () => {
    await district.addPool(product, schoolA, 0);
    const people: UserId[] = [];
    for (let n = 0; n < 120; n++) people.push(await student());
    for (let n = 0; n < people.length; n += 60) {
      const some = people.slice(n, n + 60);
      await desk.device.push(
        some.map((userId) => desk.make({ kind: 'assign', userId, productId: product, wait: true })),
      );
    }
    expect(await desk.line()).toEqual(people);
    const leaving = people.filter((_, n) => n % 3 === 0);
    await database.db.updateTable('user_orgs').set({ org_id: schoolB }).where('user_id', 'in', leaving).execute();
    await reviewLines(database.db, new Date());
    expect(await desk.line()).toEqual(people.filter((_, n) => n % 3 !== 0));
  });

  it('drops whoever got the license some other way', async () => {
    await district.addPool(product, schoolA, 1);
    const [from, to] = [await student(), await student()];
    const held = await desk.give(from, product);
    const [waits, twice] = [await desk.wait(to, product), await desk.wait(to, product)];
    const move = desk.make({ kind: 'move', productId: product, fromUserId: from, toUserId: to }, [
      seenAs(from, product, held.id),
      seenAs(to, product, null),
    ]);
    await desk.one(move, 'applied');
    for (const change of [waits, twice]) {
      expect(await desk.stateOf(change)).toMatchObject({ state: 'dropped', reason: 'alreadyAssigned' });
    }
  });

  it('keeps the order of arrival when the clock is set back', async () => {
    await district.addPool(product, schoolA, 0);
    const [first, second] = [await student(), await student()];
    await desk.wait(first, product);
    const earlier = await startServer({ database, port: 0, now: () => new Date('2021-01-01T12:00:00Z') });
    try {
      const rival = await deskOf('districtAdministrator', [district.id], null, earlier.url);
      await rival.wait(second, product);
    } finally {
      await earlier.stop();
    }
    expect(await desk.line()).toEqual([first, second]);
  });

  it('can be cancelled by anyone who may act for the person, once or twice, and by nobody else', async () => {
    const pool = await district.addPool(product, schoolA, 1);
    const holder = await student();
    const held = await desk.give(holder, product);
    const person = await student();
    const waits = await desk.wait(person, product);
    const teacher = await district.addUser('teacher', [schoolA]);
    await district.addClass(schoolA, [[teacher, 'teacher']]);
    const strangers = [await deskOf('schoolAdministrator', [schoolB]), await deskOf('teacher', [schoolA], teacher)];
    for (const stranger of strangers) {
      for (const method of ['GET', 'DELETE']) {
        const raw = await stranger.device.call(method, `/v1/waiting/${waits.id}`);
        expect([raw.status, raw.body['type']]).toEqual([404, 'urn:seatwise:problem:notFound']);
      }
    }
    const office = await deskOf('schoolAdministrator', [schoolA]);
    expect(await office.stateOf(waits)).toMatchObject({ state: 'waiting', userId: person, endedAt: null });
    for (let n = 0; n < 2; n++) {
      expect((await office.device.call('DELETE', `/v1/waiting/${waits.id}`)).status).toBe(204);
      expect(await office.stateOf(waits)).toMatchObject({ state: 'cancelled', reason: null });
    }
    await desk.take(holder, product, held);
    expect(await holders(pool)).toEqual(new Set());
    const audit = await database.db
      .selectFrom('audit')
      .select(['account_id', 'detail'])
      .where('change_id', '=', waits.id)
      .where('kind', '=', 'waiting')
      .execute();
    expect(audit).toMatchObject([{ account_id: office.device.session.account.id, detail: { state: 'cancelled' } }]);
  });

  it('knows nothing of what never waited, and takes no id that is none', async () => {
    await district.addPool(product, schoolA, 1);
    const given = await desk.give(await student(), product);
    expect((await desk.device.call('GET', `/v1/waiting/${given.id}`)).status).toBe(404);
    for (const id of ['x', '%00', `${given.id}x`]) {
      expect((await desk.device.call('DELETE', `/v1/waiting/${id}`)).status).toBe(400);
    }
  });

  it('does not let another device wait under the id of a change', async () => {
    await district.addPool(product, schoolA, 0);
    const waits = await desk.wait(await student(), product);
    // Acknowledged, so that the ledger has forgotten it.
    await desk.device.push([desk.make({ kind: 'assign', userId: await student(), productId: product })], 1);
    const rival = await deskOf('districtAdministrator', [district.id]);
    expect((await rival.device.one({ ...waits, seq: 1 })).status).toBe('defect');
  });

  it('forgets 90 days after it ended what became of a wait, and nobody who waits', async () => {
    await district.addPool(product, schoolA, 0);
    const [ended, open] = [await desk.wait(await student(), product), await desk.wait(await student(), product)];
    await desk.device.call('DELETE', `/v1/waiting/${ended.id}`);
    const after = async (days: number): Promise<string[]> => {
      await prune(database.db, new Date(Date.now() + days * 24 * 60 * 60 * 1000));
      const rows = await database.db.selectFrom('waiting').select('id').where('product_id', '=', product).execute();
      return rows.map((row) => row.id).sort();
    };
    expect(await after(89)).toEqual([ended.id, open.id].sort());
    expect(await after(91)).toEqual([open.id]);
  });
});
