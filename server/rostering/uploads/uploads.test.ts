import { randomBytes, randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_UPLOAD, RosterUploadDone, RosterUploadPreview } from '../../../shared/contract/rosterUpload.ts';
import type { Database } from '../../database/database.ts';
import { startServer, type RunningServer } from '../../startServer.ts';
import { rosterEditor } from '../../testing/rosterEditor.ts';
import { zipOf } from '../../testing/rosterUpload.ts';
import { createSyncedDistrict, without, type SyncedDistrict } from '../../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../../testing/testDatabase.ts';
import { signInDevice, type Json, type TestDevice } from '../../testing/testDevice.ts';

type Told = Readonly<{ status: number; body: Json }>;
const code = ({ status, body }: Told): string => `${status} ${String(body['type']).split(':').at(-1)}`;

describe.each(databaseKinds)('rosters uploaded by an office, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: SyncedDistrict;
  let office: TestDevice;

  const send = async (
    method: string,
    path: string,
    bytes: Uint8Array,
    { device = office, type = 'application/zip' }: Readonly<{ device?: TestDevice; type?: string }> = {},
  ): Promise<Told> => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${device.token}`, 'content-type': type },
      body: Buffer.from(bytes),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  };
  const tryPreview = async (zip: Uint8Array, more: Parameters<typeof send>[3] = {}): Promise<Told> =>
    send('POST', '/v1/roster-uploads/preview', zip, more);
  const preview = async (zip: Uint8Array): Promise<RosterUploadPreview> =>
    RosterUploadPreview.parse((await tryPreview(zip)).body);
  const take = async (zip: Uint8Array, mark: string, id: string = randomUUID()): Promise<Told> =>
    send('PUT', `/v1/roster-uploads/${id}?mark=${mark}`, zip);
  /** s3 is kept by hand, s1 and s2 in Clever: ten students each, one leaves and two are new. */
  const changed = (): Uint8Array => {
    const outline = without(district.outline, ['us3-0']);
    return zipOf({ ...outline, people: { ...outline.people, new1: ['s3'], new2: ['s3'] } });
  };
  const ofHand = async (): Promise<readonly string[]> =>
    (await district.active()).filter((id) => id.startsWith('us3') || id.startsWith('new'));

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createSyncedDistrict(database);
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
  });

  it('are previewed school by school, which alters nothing, and then imported as previewed', async () => {
    const before = await district.active();
    const told = await preview(changed());
    expect(told.schools).toEqual([
      {
        orgId: district.org('s3'),
        name: 'School s3',
        people: 10,
        added: 2,
        changed: 0,
        leaving: 1,
        licensesOfLeavers: 0,
      },
    ]);
    expect([told.counts.users, told.massChange]).toEqual([{ added: 2, changed: 0, removed: 1 }, []]);
    expect(await district.active()).toEqual(before);
    const done = RosterUploadDone.parse((await take(changed(), told.mark)).body);
    expect([done.counts, done.schools]).toEqual([told.counts, told.schools]);
    expect((await ofHand()).length).toBe(11);
  });

  it('are imported once, however often the answer got lost', async () => {
    const { mark } = await preview(changed());
    const id = randomUUID();
    const first = await take(changed(), mark, id);
    expect(first.status).toBe(200);
    expect(await take(changed(), mark, id)).toEqual(first);
    const other = await take(zipOf(district.outline), mark, id);
    expect(code(other)).toBe('422 otherBytesForSameId');
    expect((await ofHand()).length).toBe(11);
  });

  it('are previewed again when the district has changed meanwhile, and nothing is written', async () => {
    const { mark } = await preview(changed());
    const people = rosterEditor(office);
    const leaver = await people.person(await idOf('us3-0'));
    expect((await people.edit('people', leaver, { status: 'inactive' })).status).toBe(200);
    expect(code(await take(changed(), mark))).toBe('409 previewAgain');
    expect((await ofHand()).length).toBe(9);
    expect((await take(changed(), (await preview(changed())).mark)).status).toBe(200);
  });

  const idOf = async (sourcedId: string): Promise<string> =>
    (
      await database.db
        .selectFrom('users')
        .select('id')
        .where('district_id', '=', district.id)
        .where('sourced_id', '=', sourcedId)
        .executeTakeFirstOrThrow()
    ).id;

  it('leave schools alone that they do not name, and people whom the app added', async () => {
    const added = await rosterEditor(office).create('people', {
      givenName: 'Ana',
      familyName: 'Ortiz',
      role: 'student',
      grade: '02',
      orgIds: [district.org('s3')],
    });
    expect(added.status).toBe(200);
    await database.db
      .insertInto('user_orgs')
      .values({ user_id: await idOf('us3-9'), org_id: district.id, position: 1, inferred: false })
      .execute();
    const { outline } = district;
    const one = { ...outline, schools: { s4: null }, people: { u4: ['s4'] } } as const;
    const told = await preview(zipOf(one));
    expect(told.schools.map(({ name, added, leaving }) => [name, added, leaving])).toEqual([['School s4', 1, 0]]);
    expect((await take(zipOf(one), told.mark)).status).toBe(200);
    expect((await ofHand()).length).toBe(10);
    const all = await preview(zipOf(district.outline));
    expect(all.schools).toEqual([]);
  });

  it('warn of many who would leave', async () => {
    const { massChange } = await preview(zipOf(without(district.outline, ['us3-0', 'us3-1'])));
    expect(massChange).toEqual([district.org('s3')]);
  });

  it('alter nothing of schools that are kept in Clever', async () => {
    const gone = zipOf(without(district.outline, ['us1-0', 'us1-1']));
    expect((await preview(gone)).schools).toEqual([]);
    const { district: id, people } = district.outline;
    const only = zipOf({ district: id, schools: { s1: null }, people: { t1: people['t1'] ?? [] } });
    expect(code(await tryPreview(only))).toBe('409 rosterManaged');
  });

  it('are refused when they are no roster, of another district, or far too large', async () => {
    const before = await district.active();
    const encoder = new TextEncoder();
    const faults: Readonly<Record<string, Uint8Array>> = {
      '422 uploadNotRead': encoder.encode('a letter'),
      '409 uploadOfOtherSchools': zipOf({ district: 'elsewhere', schools: { x1: null }, people: { ux: ['x1'] } }),
      '413 tooLarge': randomBytes(LARGEST_UPLOAD + 1),
    };
    for (const [refusal, bytes] of Object.entries(faults)) expect(code(await tryPreview(bytes))).toBe(refusal);
    expect(code(await tryPreview(zipSync({ 'letter.txt': encoder.encode('hello') })))).toBe('422 uploadNotRead');
    const bomb = zipSync({ 'users.csv': new Uint8Array(130_000_000) });
    expect(code(await tryPreview(bomb))).toBe('413 tooLarge');
    expect(code(await tryPreview(changed(), { type: 'application/json' }))).toBe('415 unsupportedMediaType');
    expect(await district.active()).toEqual(before);
  });

  it('are taken in from nobody who is not signed in', async () => {
    const stranger = { ...office, token: 'of nobody' };
    const large = randomBytes(LARGEST_UPLOAD + 1);
    expect(code(await tryPreview(large, { device: stranger }))).toBe('401 unauthorized');
  });

  it('are for administrators of the district', async () => {
    for (const role of ['schoolAdministrator', 'teacher'] as const) {
      const device = await signInDevice(server.url, await district.addAccount(role, 's3'));
      expect(code(await tryPreview(changed(), { device }))).toBe('403 forbidden');
    }
  });

  it('leave a record of who imported what, for which schools', async () => {
    const { mark } = await preview(changed());
    const id = randomUUID();
    await take(changed(), mark, id);
    const { body } = await office.call('GET', '/v1/audit?kind=roster');
    expect(body['records']).toMatchObject([
      { orgIds: expect.arrayContaining([district.org('s3')]), detail: { action: 'importRoster', editId: id } },
    ]);
  });
});
