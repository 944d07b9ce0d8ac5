import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { importUpload } from '../../server/rostering/importUpload.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import { createAccountFor } from '../../server/testing/district.ts';
import { openTestDatabase } from '../../server/testing/testDatabase.ts';
import { signInDevice } from '../../server/testing/testDevice.ts';
import { areHere, REAL_FILES, realFiles } from '../realRosters/realFiles.ts';

if (areHere) describeRealFiles();
else describeTheirAbsence();

function describeTheirAbsence(): void {
  console.log('Import of real roster files: not run, there is no folder of them beside this checkout.');
  it('are not here', () => {
    expect(existsSync(REAL_FILES)).toBe(false);
  });
}

function describeRealFiles(): void {
  describe('real roster files, imported and pulled', () => {
    let database: Database;
    let server: RunningServer;

    beforeAll(async () => {
      database = await openTestDatabase('embedded');
      server = await startServer({ database, port: 0 });
    });
    afterAll(async () => {
      await server.stop();
      await database.stop();
    });

    it.each([
      ['SDS v2', { orgs: 5, users: 29, classes: 4, enrollments: 29 }],
      ['SDS v2.1', null],
    ] as const)('%s: every row that was read is in the database and in the snapshot', async (folder, known) => {
      const roster = realFiles('microsoft-sds-samples', 'CSV Samples', folder);
      const upload = { name: folder, roster, licenses: [] };
      const imported = await importUpload(database.db, upload, { now: new Date('2026-01-01T00:00:00Z') });
      const { counts, report } = imported;
      const kept = (file: string): number => report.files.find((totals) => totals.file === file)?.kept ?? 0;
      expect(counts.users.added).toBe(kept('users.csv'));
      expect(counts.classes.added).toBe(kept('classes.csv'));

      const email = await createAccountFor(database.db, imported.districtId);
      const { rows } = await (await signInDevice(server.url, email)).snapshot();
      const shown = {
        orgs: rows.orgs.length,
        users: rows.users.length,
        classes: rows.classes.length,
        enrollments: rows.enrollments.length,
      };
      if (known) expect(shown).toEqual(known);
      expect(shown).toMatchObject({
        users: counts.users.added,
        classes: counts.classes.added,
        enrollments: counts.enrollments.added,
      });
      // Every org leads up to the district: its administrator may act for everyone.
      const parents = new Map(rows.orgs.map((org) => [org['id'], org['parentId']]));
      for (const start of parents.keys()) {
        let at = start;
        while (parents.get(at) !== null) at = parents.get(at);
        expect(at).toBe(imported.districtId);
      }
      const again = await importUpload(database.db, upload, { now: new Date('2026-01-01T00:00:00Z') });
      for (const { added, changed, removed } of Object.values(again.counts)) expect(added + changed + removed).toBe(0);
    });
  });
}
