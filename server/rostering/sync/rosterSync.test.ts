import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemCode, Problem } from '../../../shared/contract/problem.ts';
import type { RosterSourceChoice } from '../../../shared/contract/rosterSync.ts';
import { RosterSources, RosterSyncPage, RosterSyncRequested } from '../../../shared/contract/rosterSync.ts';
import type { Database } from '../../database/database.ts';
import { startServer, type RunningServer } from '../../startServer.ts';
import { createRosterDrop } from '../../testing/rosterDrop.ts';
import {
  createSyncedDistrict,
  decide,
  detail,
  ended,
  request,
  run,
  without,
  type SyncedDistrict,
} from '../../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../../testing/testDevice.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe.each(databaseKinds)('roster syncs on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let district: SyncedDistrict;
  let office: TestDevice;
  let principal: TestDevice;
  let teacher: TestDevice;

  beforeAll(async () => {
    drop = await createRosterDrop();
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => NOW, rosterDrop: drop.folder });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
    await drop.stop();
  });
  beforeEach(async () => {
    district = await createSyncedDistrict(database);
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
    principal = await signInDevice(server.url, await district.addAccount('schoolAdministrator', 's1'));
    teacher = await signInDevice(server.url, await district.addAccount('teacher', 's1'));
  });

  const code = ({ status, body }: Raw): readonly [number, string | null] => [status, problemCode(Problem.parse(body))];
  const sources = async (device: TestDevice): Promise<RosterSources> =>
    RosterSources.parse((await device.call('GET', '/v1/roster-sources')).body);
  const choose = async (device: TestDevice, orgId: string, source: RosterSourceChoice['source']): Promise<Raw> =>
    device.call('PUT', `/v1/orgs/${encodeURIComponent(orgId)}/roster-source`, { source });
  const list = async (device: TestDevice, query = ''): Promise<RosterSyncPage> =>
    RosterSyncPage.parse((await device.call('GET', `/v1/roster-syncs${query}`)).body);
  const audited = async (): Promise<readonly unknown[]> =>
    (
      await database.db
        .selectFrom('audit')
        .select('detail')
        .where('district_id', '=', district.id)
        .where('kind', '=', 'rosterSync')
        .orderBy('id')
        .execute()
    ).map((row) => row.detail);
  const leaving = (school: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, number) => `u${school}-${number}`);

  describe('the source of an org', () => {
    it('is shown for every org in sight, with the next run and the last', async () => {
      await drop.drop(district.outline);
      const last = await run(office, district.org('s1'));
      const { orgs, platforms } = await sources(office);
      expect(orgs).toHaveLength(4);
      expect(orgs).toContainEqual({ orgId: district.org('s3'), source: 'manual' });
      expect(platforms).toMatchObject([
        {
          source: 'clever',
          nextRunAt: '2026-10-02T06:00:00.000Z',
          lastRun: { id: last.id, state: 'done' },
          openRuns: [],
        },
      ]);
      expect((await sources(principal)).orgs.map(({ orgId }) => orgId).sort()).toEqual(
        [district.id, district.org('s1')].sort(),
      );
    });

    it('is chosen by the district only, and the choice is on record', async () => {
      expect((await choose(office, district.org('s3'), 'classlink')).body).toEqual({
        orgId: district.org('s3'),
        source: 'classlink',
      });
      expect(code(await choose(principal, district.org('s1'), 'manual'))).toEqual([403, 'forbidden']);
      expect(code(await choose(principal, district.org('s2'), 'manual'))).toEqual([404, 'notFound']);
      expect(code(await choose(teacher, district.org('s1'), 'manual'))).toEqual([403, 'forbidden']);
      expect(code(await choose(office, 'nowhere', 'manual'))).toEqual([404, 'notFound']);
      const elsewhere = await createSyncedDistrict(database);
      expect(code(await choose(office, elsewhere.org('s1'), 'manual'))).toEqual([404, 'notFound']);
      expect((await sources(office)).orgs).toContainEqual({ orgId: district.org('s3'), source: 'classlink' });
      expect(await audited()).toEqual([
        { what: 'rosterSource', orgId: district.org('s3'), from: 'manual', to: 'classlink' },
      ]);
    });

    it('makes people of a school that is kept by hand from now on people like any other', async () => {
      const sourceOf = async (id: string): Promise<unknown> =>
        database.db
          .selectFrom('users')
          .select('roster_source')
          .where('district_id', '=', district.id)
          .where('sourced_id', '=', id)
          .executeTakeFirst();
      expect(await sourceOf('t1')).toEqual({ roster_source: 'clever' });
      await choose(office, district.org('s1'), 'manual');
      expect([await sourceOf('t1'), await sourceOf('us2-0')]).toEqual([
        { roster_source: 'manual' },
        { roster_source: 'clever' },
      ]);
    });
  });

  describe('a requested run', () => {
    it('reads what was dropped, and everyone of the district can see how it went', async () => {
      await drop.drop({ ...without(district.outline, ['us1-0']), names: { 'us1-1': 'Renamed' } });
      const answer = RosterSyncRequested.parse((await request(principal, district.org('s1'))).body);
      expect(answer).toMatchObject({ joined: false, sync: { source: 'clever', startedBy: 'request' } });
      expect(await ended(teacher, answer.sync.id)).toMatchObject({
        state: 'done',
        reason: null,
        counts: { users: { added: 0, changed: 1, removed: 1 }, licensesReturned: 0 },
        requests: [{ accountId: principal.session.account.id, orgId: district.org('s1') }],
      });
      expect(await district.active()).not.toContain('us1-0');
      expect((await detail(office, answer.sync.id)).schools).toEqual([
        { orgId: district.org('s1'), people: 11, added: 0, changed: 1, leaving: 1, licensesOfLeavers: 0 },
      ]);
      expect((await detail(teacher, answer.sync.id)).schools).toEqual([]);
      expect((await list(teacher)).syncs.map(({ id }) => id)).toEqual([answer.sync.id]);
      expect(await audited()).toMatchObject([
        { what: 'syncRequested', joined: false },
        { what: 'syncEnded', state: 'done', counts: { users: { removed: 1 } } },
      ]);
    });

    it('is asked for once by one id, and by nobody else with it', async () => {
      const id = crypto.randomUUID();
      const first = await request(office, district.org('s1'), id);
      const again = await request(office, district.org('s1'), id);
      expect(RosterSyncRequested.parse(again.body).sync.id).toBe(RosterSyncRequested.parse(first.body).sync.id);
      expect(code(await request(principal, district.org('s1'), id))).toEqual([400, 'invalidRequest']);
      expect(code(await request(office, district.org('s2'), id))).toEqual([400, 'invalidRequest']);
      const elsewhere = await createSyncedDistrict(database);
      const foreign = await signInDevice(server.url, await elsewhere.addAccount('districtAdministrator'));
      expect(code(await request(foreign, elsewhere.org('s1'), id))).toEqual([400, 'invalidRequest']);
      expect(code(await foreign.call('GET', `/v1/roster-syncs/${id}`))).toEqual([404, 'notFound']);
      expect((await list(foreign)).syncs).toEqual([]);
      await ended(office, id);
      expect((await list(office)).syncs).toHaveLength(1);
    });

    it('is joined while it waits to start, from any school of the platform', async () => {
      // As if another server were in the middle of a run: nothing starts meanwhile.
      const running = crypto.randomUUID();
      await database.db
        .insertInto('roster_syncs')
        .values({
          id: running,
          district_id: district.id,
          source: 'clever',
          started_by: 'schedule',
          requested_at: NOW,
          state: 'running',
          lease_until: '2100-01-01',
        })
        .execute();
      const answers = await Promise.all(
        ['s1', 's2', 's1', 's2', 's1'].map(async (school) => request(office, district.org(school))),
      );
      const asked = answers.map(({ body }) => RosterSyncRequested.parse(body));
      expect(new Set(asked.map(({ sync }) => sync.id)).size).toBe(1);
      expect(asked.filter(({ joined }) => !joined)).toHaveLength(1);
      const [{ sync } = { sync: null }] = asked;
      expect((await detail(office, sync?.id ?? '')).sync).toMatchObject({ state: 'requested' });
      expect((await detail(office, sync?.id ?? '')).sync.requests).toHaveLength(5);
      expect((await sources(office)).platforms[0]?.openRuns.map(({ state }) => state)).toEqual([
        'running',
        'requested',
      ]);
      await database.db.updateTable('roster_syncs').set({ state: 'failed' }).where('id', '=', running).execute();
      await drop.drop(district.outline);
      // The next request wakes the server; what waited runs.
      await run(office, district.org('s1'));
      expect(await ended(office, sync?.id ?? '')).toMatchObject({ state: 'done' });
    });

    it('is refused to who may not ask, and for a roster that is kept by hand', async () => {
      expect(code(await request(teacher, district.org('s1')))).toEqual([403, 'forbidden']);
      expect(code(await request(principal, district.org('s2')))).toEqual([404, 'notFound']);
      expect(code(await request(principal, district.id))).toEqual([403, 'forbidden']);
      expect(code(await request(office, district.org('s3')))).toEqual([409, 'rosterKeptByHand']);
      expect(code(await request(office, 'nowhere'))).toEqual([404, 'notFound']);
      expect((await list(office)).syncs).toEqual([]);
    });

    it.each<readonly [string, string, () => Promise<void>]>([
      ['nothing was dropped', 'noFile', async () => {}],
      ['the file is none', 'notAZip', async () => drop.dropBytes(district.outline.district, 'no zip at all')],
      ['the zip is empty', 'notARoster', async () => drop.dropBytes(district.outline.district, EMPTY_ZIP)],
      [
        'the roster is another district’s',
        'noSchool',
        async () => drop.drop({ ...district.outline, schools: { x1: null }, people: { ux: ['x1'] } }),
      ],
      ['the export is another platform’s', 'noFile', async () => drop.drop(district.outline, { source: 'classlink' })],
    ])('fails with its reason and changes nothing when %s', async (_, reason, prepare) => {
      await prepare();
      const before = await district.active();
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'failed', reason, counts: null });
      expect(await district.active()).toEqual(before);
    });

    it('fails with its reason on a server that has no place to look in', async () => {
      const bare = await startServer({ database, port: 0, now: () => NOW });
      await server.stop();
      try {
        const device = await signInDevice(bare.url, await district.addAccount('districtAdministrator'));
        expect(await run(device, district.org('s1'))).toMatchObject({ state: 'failed', reason: 'notSetUp' });
        expect((await sources(device)).platforms[0]?.nextRunAt).toBeNull();
      } finally {
        await bare.stop();
        server = await startServer({ database, port: 0, now: () => NOW, rosterDrop: drop.folder });
      }
    });

    it('takes no file twice, and none that is older than the last', async () => {
      await drop.drop(without(district.outline, ['us1-0']));
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: null });
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: 'nothingNew' });
      await drop.drop(district.outline, { at: new Date('2020-01-01') });
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: 'nothingNew' });
      expect(await district.active()).not.toContain('us1-0');
      // The same file for more schools is another thing to do.
      await drop.drop(without(district.outline, ['us3-0']));
      await run(office, district.org('s1'));
      await choose(office, district.org('s3'), 'clever');
      expect(await run(office, district.org('s1'))).toMatchObject({ reason: null, counts: { users: { removed: 1 } } });
    });

    it('takes the newest of several files', async () => {
      await drop.drop(without(district.outline, ['us1-0']), { name: 'b.zip' });
      await drop.drop(without(district.outline, ['us1-1']), { name: 'a.zip' });
      await drop.dropBytes(district.outline.district, 'not yet whole', { name: '.c.zip' });
      await drop.dropBytes(district.outline.district, 'not a zip', { name: 'readme.txt' });
      await run(office, district.org('s1'));
      const active = await district.active();
      expect([active.includes('us1-0'), active.includes('us1-1')]).toEqual([true, false]);
    });

    it('has a report, for who acts for every school it was about', async () => {
      await drop.drop({ ...district.outline, people: { ...district.outline.people, bad: ['nowhere'] } });
      const { id } = await run(office, district.org('s1'));
      const { report } = await detail(office, id);
      expect(report?.files.map(({ file }) => file)).toContain('users.csv');
      expect(report?.entries.length).toBeGreaterThan(0);
      expect((await detail(principal, id)).report).toBeNull();
      const csv = async (device: TestDevice): Promise<Response> =>
        fetch(`${server.url}/v1/roster-syncs/${id}/report.csv`, {
          headers: { authorization: `Bearer ${device.token}` },
        });
      const whole = await csv(office);
      expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(await whole.text()).toContain('file,row,column,action,code,message,value');
      expect([(await csv(principal)).status, (await csv(teacher)).status]).toEqual([403, 403]);
      const both = await signInDevice(server.url, await district.addAccount('schoolAdministrator', 's1', 's2'));
      expect((await csv(both)).status).toBe(200);
      expect(code(await office.call('GET', `/v1/roster-syncs/${crypto.randomUUID()}`))).toEqual([404, 'notFound']);
    });
  });

  describe('a run that would let many people leave', () => {
    it('is held with what it would do, and changes nothing', async () => {
      const before = await district.active();
      await drop.drop(without(district.outline, leaving('s2', 2)));
      const held = await run(office, district.org('s1'));
      expect(held).toMatchObject({ state: 'held', reason: 'massChange', endedAt: null, mayDecide: true });
      expect(held.counts?.users).toEqual({ added: 0, changed: 0, removed: 2 });
      expect((await detail(office, held.id)).schools).toMatchObject([
        { orgId: district.org('s2'), people: 10, leaving: 2 },
      ]);
      expect(await district.active()).toEqual(before);
    });

    it('goes on when it is approved, once', async () => {
      await drop.drop(without(district.outline, leaving('s2', 5)));
      const { id } = await run(office, district.org('s1'));
      expect((await decide(office, id, 'approve')).status).toBe(200);
      expect(await ended(office, id)).toMatchObject({ state: 'done', reason: null, counts: { users: { removed: 5 } } });
      expect(await district.active()).not.toContain('us2-0');
      expect((await decide(office, id, 'approve')).status).toBe(200);
      expect(code(await decide(office, id, 'reject'))).toEqual([409, 'notHeld']);
      expect(await run(office, district.org('s1'))).toMatchObject({ reason: 'nothingNew' });
      expect((await audited()).filter((entry) => JSON.stringify(entry).includes('syncDecided'))).toHaveLength(1);
    });

    it('is over when it is turned down, and the same file is not asked about again', async () => {
      const before = await district.active();
      await drop.drop(without(district.outline, leaving('s2', 5)));
      const { id } = await run(office, district.org('s1'));
      expect((await decide(office, id, 'reject')).body).toMatchObject({ state: 'failed', reason: 'rejected' });
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: 'nothingNew' });
      expect(await district.active()).toEqual(before);
    });

    it('is decided by the district, or by who acts for all schools it alters', async () => {
      await drop.drop(without(district.outline, leaving('s2', 5)));
      const other = await run(office, district.org('s1'));
      expect((await detail(principal, other.id)).sync.mayDecide).toBe(false);
      expect(code(await decide(principal, other.id, 'approve'))).toEqual([403, 'forbidden']);
      expect(code(await decide(teacher, other.id, 'reject'))).toEqual([403, 'forbidden']);
      await drop.drop(without(district.outline, leaving('s1', 5)));
      const own = await run(office, district.org('s1'));
      expect((await detail(principal, own.id)).sync.mayDecide).toBe(true);
      expect((await detail(teacher, own.id)).sync.mayDecide).toBe(false);
      expect(code(await decide(teacher, own.id, 'approve'))).toEqual([403, 'forbidden']);
      expect((await decide(principal, own.id, 'approve')).status).toBe(200);
      expect(await ended(principal, own.id)).toMatchObject({ state: 'done' });
      // What was held before it is over.
      expect((await detail(office, other.id)).sync).toMatchObject({ state: 'failed', reason: 'superseded' });
      const elsewhere = await createSyncedDistrict(database);
      const foreign = await signInDevice(server.url, await elsewhere.addAccount('districtAdministrator'));
      expect(code(await decide(foreign, own.id, 'approve'))).toEqual([404, 'notFound']);
    });

    it('is held anew when another file lies there by then', async () => {
      await drop.drop(without(district.outline, leaving('s2', 5)));
      const { id } = await run(office, district.org('s1'));
      await drop.drop(without(district.outline, leaving('s2', 9)));
      await decide(office, id, 'approve');
      expect(await ended(office, id)).toMatchObject({ state: 'held', counts: { users: { removed: 9 } } });
      expect(await district.active()).toContain('us2-0');
      await decide(office, id, 'approve');
      expect(await ended(office, id)).toMatchObject({ state: 'done' });
      expect(await district.active()).not.toContain('us2-8');
    });

    it('is held once for one file', async () => {
      await drop.drop(without(district.outline, leaving('s2', 5)));
      const { id } = await run(office, district.org('s1'));
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: 'heldAlready' });
      expect((await detail(office, id)).sync.state).toBe('held');
    });

    it('passes where the district has set another limit', async () => {
      const settings = { syncAt: '03:30', holdAbovePercent: 50, returnLicensesOfLeavers: false };
      expect((await principal.call('PUT', '/v1/roster-settings', settings)).status).toBe(403);
      expect((await office.call('PUT', '/v1/roster-settings', settings)).body).toEqual(settings);
      expect((await teacher.call('GET', '/v1/roster-settings')).body).toEqual(settings);
      expect((await office.call('PUT', '/v1/roster-settings', { ...settings, syncAt: '24:00' })).status).toBe(400);
      await drop.drop(without(district.outline, leaving('s2', 5)));
      expect(await run(office, district.org('s1'))).toMatchObject({ state: 'done', reason: null });
      expect((await sources(office)).platforms[0]?.nextRunAt).toBe('2026-10-02T07:30:00.000Z');
    });
  });

  it('lists runs page by page, newest first', async () => {
    const ids: string[] = [];
    for (let round = 0; round < 5; round++) ids.unshift((await run(office, district.org('s1'))).id);
    const first = await list(teacher, '?limit=2');
    const second = await list(teacher, `?limit=2&cursor=${first.next}`);
    const third = await list(teacher, `?limit=2&cursor=${second.next}`);
    expect([...first.syncs, ...second.syncs, ...third.syncs].map(({ id }) => id)).toEqual(ids);
    expect(third.next).toBeNull();
  });
});

/** The end record of a zip with nothing in it. */
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]);
