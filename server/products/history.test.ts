import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { LicenseHistory } from '../../shared/contract/products.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, seenAs, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('the history of licenses on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let elsewhere: OrgId;
  let product: ProductId;
  let office: Desk;
  let principal: Desk;
  let [ana, bo]: UserId[] = [];

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
    school = await district.addSchool();
    elsewhere = await district.addSchool();
    product = await district.addProduct();
    await district.addPool(product, district.id, 10);
    office = await deskOf('districtAdministrator', [district.id]);
    principal = await deskOf('schoolAdministrator', [school]);
    [ana, bo] = [await district.addUser('student', [school]), await district.addUser('student', [elsewhere])];
  });

  const deskOf = async (
    role: 'districtAdministrator' | 'schoolAdministrator' | 'teacher',
    orgIds: readonly OrgId[],
    userId: UserId | null = null,
  ): Promise<Desk> => createDesk(await signInDevice(server.url, await district.addAccount(role, orgIds, userId)));
  const pair = (): readonly [UserId, UserId] => {
    if (!ana || !bo) throw new Error('nobody');
    return [ana, bo];
  };
  const read = async (path: string, by: Desk): Promise<LicenseHistory> => {
    const { status, body } = await by.device.call('GET', path);
    expect([status, body['detail']]).toEqual([200, undefined]);
    return LicenseHistory.parse(body);
  };
  const ofLicense = async (id: string, by = office, query = ''): Promise<LicenseHistory> =>
    read(`/v1/assignments/${id}/history${query}`, by);

  /** Given by the school, moved to another and taken back by the district. */
  const story = async (): Promise<string> => {
    const [from, to] = pair();
    const given = await principal.give(from, product);
    const move = office.make({ kind: 'move', productId: product, fromUserId: from, toUserId: to }, [
      seenAs(from, product, given.id),
      seenAs(to, product, null),
    ]);
    await office.one(move, 'applied');
    await office.take(to, product, given, 2);
    return given.id;
  };

  it('tells who gave it, who took it, when, from which computer and in which change set', async () => {
    const id = await story();
    const { events, next } = await ofLicense(id);
    expect(next).toBeNull();
    const [from, to] = pair();
    expect(events.map((event) => [event.kind, event.userId])).toEqual([
      ['taken', to],
      ['movedIn', to],
      ['movedOut', from],
      ['given', from],
    ]);
    expect(events.at(-1)).toMatchObject({
      assignmentId: id,
      productId: product,
      by: { accountId: principal.device.session.account.id, name: principal.device.session.account.displayName },
      device: { id: principal.device.deviceId, name: 'test' },
      changeSet: { label: 'test' },
    });
    expect(events[0]?.by.accountId).toBe(office.device.session.account.id);
  });

  it('shows everyone the part about people they see', async () => {
    const id = await story();
    expect((await ofLicense(id, principal)).events.map(({ kind: what }) => what)).toEqual(['movedOut', 'given']);
    const other = await deskOf('schoolAdministrator', [elsewhere]);
    expect((await ofLicense(id, other)).events.map(({ kind: what }) => what)).toEqual(['taken', 'movedIn']);
    const nobody = await deskOf('schoolAdministrator', [await district.addSchool()]);
    expect((await nobody.device.call('GET', `/v1/assignments/${id}/history`)).status).toBe(404);
    const far = await createDistrict(database.db);
    const stranger = createDesk(
      await signInDevice(server.url, await far.addAccount('districtAdministrator', [far.id])),
    );
    expect((await stranger.device.call('GET', `/v1/assignments/${id}/history`)).status).toBe(404);
    expect((await stranger.device.call('GET', `/v1/people/${ana}/licenses/history`)).status).toBe(404);
  });

  it('comes in pages, each event once, the newest first', async () => {
    const id = await story();
    const kinds: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: LicenseHistory = await ofLicense(id, office, `?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      kinds.push(...page.events.map(({ kind: what }) => what));
      cursor = page.next;
    }
    expect(kinds).toEqual(['taken', 'movedIn', 'movedOut', 'given']);
    for (const cursor of ['x', 'AAAA', Buffer.from('9'.repeat(40)).toString('base64url')]) {
      const raw = await office.device.call('GET', `/v1/assignments/${id}/history?cursor=${cursor}`);
      expect([raw.status, raw.body['type']]).toEqual([410, 'urn:seatwise:problem:cursorTooOld']);
    }
  });

  it('is empty, not unknown, for a license that came with a file', async () => {
    const [from] = pair();
    const [pool] = await database.db.selectFrom('pools').select('id').where('product_id', '=', product).execute();
    await database.db
      .insertInto('assignments')
      .values({
        id: `file-${from}`,
        district_id: district.id,
        user_id: from,
        product_id: product,
        pool_id: pool?.id ?? '',
        version: 1,
        assigned_at: new Date(),
      })
      .execute();
    expect(await ofLicense(`file-${from}`)).toEqual({ events: [], next: null });
    expect((await office.device.call('GET', '/v1/assignments/nothing/history')).status).toBe(404);
    expect((await office.device.call('GET', '/v1/assignments/a%00b/history')).status).toBe(400);
  });

  it('of a person names everything they held; a teacher sees that of own students and not of colleagues', async () => {
    await story();
    const [from] = pair();
    const teacher = await district.addUser('teacher', [school]);
    const colleague = await district.addUser('teacher', [school]);
    await district.addClass(school, [
      [teacher, 'teacher'],
      [colleague, 'teacher'],
      [from, 'student'],
    ]);
    const room = await deskOf('teacher', [school], teacher);
    const path = `/v1/people/${from}/licenses/history`;
    for (const by of [office, principal, room]) {
      expect((await read(path, by)).events.map(({ kind: what }) => what)).toEqual(['movedOut', 'given']);
    }
    const forbidden = await room.device.call('GET', `/v1/people/${colleague}/licenses/history`);
    expect([forbidden.status, forbidden.body['type']]).toEqual([403, 'urn:seatwise:problem:forbidden']);
    expect((await principal.device.call('GET', `/v1/people/${bo}/licenses/history`)).status).toBe(404);
    const audit = await database.db
      .selectFrom('audit')
      .select(['kind', 'user_ids'])
      .where('account_id', '=', room.device.session.account.id)
      .execute();
    expect(audit).toContainEqual({ kind: 'people', user_ids: [from] });
  });

  it('tells of a license that was waited for in the name of whoever asked', async () => {
    const [from] = pair();
    const wanted = await district.addProduct();
    await district.addPool(wanted, school, 1);
    const other = await district.addUser('student', [school]);
    const held = await office.give(other, wanted);
    const waits = await principal.wait(from, wanted);
    await office.take(other, wanted, held);
    expect((await ofLicense(waits.id)).events).toMatchObject([
      { kind: 'given', userId: from, by: { accountId: principal.device.session.account.id }, changeId: waits.id },
    ]);
  });
});
