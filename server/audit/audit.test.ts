import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditPage, type AuditRecord } from '../../shared/contract/audit.ts';
import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, type TestDevice } from '../testing/testDevice.ts';
import { writeAudit } from './writeAudit.ts';

describe.each(databaseKinds)('the audit on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let clock = Date.parse('2026-03-02T10:00:00Z');
  let [here, there]: OrgId[] = [];
  let [student, stranger]: UserId[] = [];
  let product: ProductId;
  let office: TestDevice;
  let principal: TestDevice;
  let otherPrincipal: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => new Date(clock++) });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    clock = Date.parse('2026-03-02T10:00:00Z');
    district = await createDistrict(database.db);
    const schools = [await district.addSchool(), await district.addSchool()] as const;
    [here, there] = schools;
    [student, stranger] = [await district.addUser('student', [here]), await district.addUser('student', [there])];
    product = await district.addProduct();
    await district.addPool(product, district.id, 10);
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    principal = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [here]));
    otherPrincipal = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [there]));
  });

  const assign = async (device: TestDevice, userId: UserId | undefined, seq: number): Promise<void> => {
    if (!userId) throw new Error('no person');
    const result = await device.one(changeOf({ kind: 'assign', userId, productId: product }, seq));
    expect(result.status).toBe('applied');
  };
  const list = async (device: TestDevice, query = ''): Promise<AuditPage> => {
    const { status, body } = await device.call('GET', `/v1/audit${query}`);
    expect(status).toBe(200);
    return AuditPage.parse(body);
  };
  const changes = (records: readonly AuditRecord[]): readonly AuditRecord[] =>
    records.filter((record) => record.kind === 'change');
  const csv = async (device: TestDevice, query = ''): Promise<string> => {
    const response = await fetch(`${server.url}/v1/audit.csv${query}`, {
      headers: { authorization: `Bearer ${device.token}` },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    // As bytes: `text()` would swallow the mark at the beginning.
    return Buffer.from(await response.arrayBuffer()).toString();
  };

  it('says who changed what, from which device, about whom, and no name', async () => {
    await assign(principal, student, 1);
    const [record] = changes((await list(office)).records);
    expect(record).toMatchObject({
      accountId: principal.session.account.id,
      deviceId: principal.deviceId,
      userIds: [student],
      detail: { status: 'applied', intent: { kind: 'assign', userId: student } },
    });
    expect(record?.orgIds).toEqual([here]);
    expect(JSON.stringify(record)).not.toContain('Family');
  });

  it('records every read of the roster, and its own', async () => {
    await principal.snapshot();
    await list(office);
    const kinds = (await list(office)).records.map((record) => [record.kind, record.accountId]);
    expect(kinds).toContainEqual(['snapshot', principal.session.account.id]);
    expect(kinds).toContainEqual(['audit', office.session.account.id]);
  });

  it('shows a school administrator what concerns the own school, whoever did it, and nothing else', async () => {
    await assign(office, student, 1);
    await assign(office, stranger, 2);
    const mine = changes((await list(principal)).records);
    expect(mine.every(({ userIds }) => userIds[0] === student)).toBe(true);
    expect(mine.map(({ accountId }) => accountId)).toContain(office.session.account.id);
    expect(changes((await list(otherPrincipal)).records).map(({ userIds }) => userIds)).toEqual([[stranger]]);
    expect(changes((await list(office)).records).length).toBe(mine.length + 1);
  });

  it('shows the whole history of one person of the own school, also from before they came', async () => {
    await assign(otherPrincipal, stranger, 1);
    expect((await list(principal, `?userId=${stranger}`)).records).toEqual([]);
    await database.db
      .updateTable('user_orgs')
      .set({ org_id: here ?? '' })
      .where('user_id', '=', stranger ?? '')
      .execute();
    expect(changes((await list(principal, `?userId=${stranger}`)).records)).toHaveLength(1);
  });

  it('is not shown to teachers, nor to anyone of another district', async () => {
    await assign(principal, student, 1);
    const teacher = await signInDevice(
      server.url,
      await district.addAccount('teacher', here ? [here] : [], await district.addUser('teacher', here ? [here] : [])),
    );
    for (const path of ['/v1/audit', '/v1/audit.csv']) expect((await teacher.call('GET', path)).status).toBe(403);
    const elsewhere = await createDistrict(database.db);
    const foreign = await signInDevice(server.url, await elsewhere.addAccount('districtAdministrator', [elsewhere.id]));
    expect((await list(foreign)).records).toEqual([]);
    expect((await list(foreign, `?userId=${student}`)).records).toEqual([]);
  });

  it('tells nothing about people of another district that somebody named', async () => {
    const foreign = await createDistrict(database.db);
    const stranger = await foreign.addUser('student', [foreign.id]);
    await office.one(changeOf({ kind: 'assign', userId: stranger, productId: product }, 1));
    const [record] = changes((await list(office)).records);
    expect(record).toMatchObject({ detail: { status: 'refused' }, orgIds: [district.id] });
  });

  it('filters by kind, account, person and time', async () => {
    await assign(principal, student, 1);
    await assign(otherPrincipal, stranger, 1);
    const one = changes((await list(office, `?accountId=${principal.session.account.id}&kind=change`)).records);
    expect(one.map(({ userIds }) => userIds)).toEqual([[student]]);
    const [record] = (await list(office, `?userId=${stranger}`)).records;
    const { at } = record ?? { at: '' };
    const from = new Date(Date.parse(at) + 1).toISOString();
    expect((await list(office, `?userId=${stranger}&from=${at}&to=${from}`)).records).toHaveLength(1);
    expect((await list(office, `?userId=${stranger}&from=${from}`)).records).toEqual([]);
    expect((await list(office, `?userId=${stranger}&to=${at}`)).records).toEqual([]);
  });

  it('comes in pages, newest first, every record once', async () => {
    for (let seq = 1; seq <= 7; seq++) {
      await office.one(changeOf({ kind: 'unassign', userId: student as UserId, productId: product }, seq));
    }
    const ids: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: AuditPage = await list(office, `?kind=change&limit=3${next === '' ? '' : `&cursor=${next}`}`);
      expect(page.records.length).toBeLessThanOrEqual(3);
      ids.push(...page.records.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toHaveLength(7);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  it('can be taken along as CSV that no spreadsheet takes for a formula', async () => {
    const by = {
      districtId: district.id,
      accountId: office.session.account.id,
      deviceId: null,
      at: new Date(clock),
    };
    await writeAudit(database.db, by, { kind: 'roster', userIds: ['=1+1'], detail: {} });
    for (let row = 0; row < 1200; row++) await writeAudit(database.db, by, { kind: 'people', detail: { row } });
    const lines = (await csv(office)).split('\r\n').filter(Boolean);
    expect(lines[0]).toBe('\uFEFFid,at,kind,account,device,change,changeSet,people,orgs,detail');
    expect(lines.filter((line) => line.includes(',people,'))).toHaveLength(1200 + 1);
    expect(lines.find((line) => line.includes(',roster,'))).toContain(`,"'=1+1",`);
    expect((await csv(office, '?kind=roster')).trim().split('\r\n')).toHaveLength(2);
    expect(await csv(otherPrincipal, '?kind=roster')).not.toContain('roster');
  });

  it.each([
    '?from=yesterday',
    '?from=0000-01-01T00:00:00Z',
    '?to=2026-02-30T00:00:00Z',
    '?kind=gossip',
    '?cursor=x',
    `?cursor=${Buffer.from('2026-03-02T99:99:99.000Z 1').toString('base64url')}`,
    '?limit=0',
    '?limit=x',
    '?userId=%00',
    '?more=1',
  ])('refuses the query %s', async (query) => {
    expect((await office.call('GET', `/v1/audit${query}`)).status).toBe(400);
  });

  it("refuses to be told that another account's device is asking", async () => {
    await assign(principal, student, 1);
    const headers = { authorization: `Bearer ${office.token}`, 'seatwise-device': principal.deviceId };
    expect((await fetch(`${server.url}/v1/audit`, { headers })).status).toBe(403);
  });
});
