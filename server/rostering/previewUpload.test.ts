import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { rosterFiles } from '../testing/rosterUpload.ts';
import { createSyncedDistrict, without } from '../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { importUpload } from './importUpload.ts';
import { previewUpload } from './previewUpload.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe.each(databaseKinds)('a preview of an upload into the %s database', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
  });

  it('counts what the import then does, and changes nothing', async () => {
    const district = await createSyncedDistrict(database);
    const before = await district.active();
    const moved = { ...district.outline.people, 'us1-1': ['s2'], new: ['s3'] };
    const roster = rosterFiles(without({ ...district.outline, people: moved }, ['us1-0']));
    const upload = { name: 'upload', roster, licenses: [] };
    const preview = await previewUpload(database.db, upload, { now: NOW });
    const told = ({ schools }: typeof preview): Record<string, string> =>
      Object.fromEntries(
        ['s1', 's2', 's3'].map((id) => {
          const counts = schools.find(({ orgId }) => orgId === district.org(id));
          return [id, `${counts?.people} people, +${counts?.added} -${counts?.leaving}`];
        }),
      );
    expect(told(preview)).toEqual({
      s1: '11 people, +0 -2',
      s2: '10 people, +1 -0',
      s3: '10 people, +1 -0',
    });
    expect(await district.active()).toEqual(before);
    const imported = await importUpload(database.db, upload, { now: NOW });
    expect([imported.counts, imported.schools]).toEqual([preview.counts, preview.schools]);
    expect(await district.active()).not.toEqual(before);
  });

  it('leaves no district behind that would be a new one', async () => {
    const { outline } = await createSyncedDistrict(database);
    const upload = { name: 'upload', roster: rosterFiles({ ...outline, district: 'other' }), licenses: [] };
    const { districtId } = await previewUpload(database.db, upload, { now: NOW });
    const row = await database.db.selectFrom('orgs').select('id').where('id', '=', districtId).executeTakeFirst();
    expect(row).toBeUndefined();
  });
});
