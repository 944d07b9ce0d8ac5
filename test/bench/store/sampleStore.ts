import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../build/paths.mjs';
import { sourceHash } from '../../../build/sourceHash.mjs';
import { writeOwner, type Owner } from '../../../electron/service/store/device.ts';
import { openStore } from '../../../electron/service/store/openStore.ts';
import type { Asker } from '../../../electron/service/store/readWorld.ts';
import { beginSnapshot } from '../../../electron/service/store/snapshot.ts';
import type { Sql } from '../../../electron/service/store/sqlite.ts';
import { SnapshotHead } from '../../../shared/contract/pull.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { PROJECT_ROOT } from '../../e2e/application.ts';
import { DISTRICT, sampleRows } from './sampleRows.ts';

export const KEY = 'a'.repeat(64);

/** The office of the sample district. */
export const OWNER = {
  account: {
    id: 'bench',
    displayName: 'Bench',
    email: 'bench@example.org',
    role: 'districtAdministrator',
    orgIds: [DISTRICT],
    userId: null,
  },
  district: { id: DISTRICT, name: 'Sample District', timeZone: 'America/New_York' },
  serverUrl: 'http://127.0.0.1:1',
} as unknown as Owner;

export const ASKER: Asker = { account: OWNER.account, today: '2025-10-01' };
export const NOW = '2025-10-01T12:00:00.000Z';

/** A store on a real disk that a measure may write to; gone when it is closed. */
export type OpenedSample = Readonly<{ sql: Sql; folder: string; close: () => void }>;

/** Opens a copy of the store of a district of so many students. */
export function openSampleCopy(students: number, say: (text: string) => void): OpenedSample {
  const made = ensureStore(students, say);
  const folder = mkdtempSync(join(cacheFolder(), 'bench-copy-'));
  cpSync(made, folder, { recursive: true });
  const { sql } = openStore({ folder, key: KEY, now: new Date() });
  return {
    sql,
    folder,
    close: () => {
      sql.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the store once, as a snapshot does; kept as long as the code that makes it is the same. */
function ensureStore(students: number, say: (text: string) => void): string {
  // An older schema is brought on when it is opened; what these say of the rows is not.
  const store = ['derived', 'baseTables.ts', 'baseSql.ts', 'foldName.ts'].map(
    (file) => `electron/service/store/${file}`,
  );
  const code = [...store, 'shared/contract/rows.ts', 'server/sample', 'test/bench/store/sampleRows.ts'];
  const prefix = `bench-store-${students}-`;
  const folder = join(cacheFolder(), `${prefix}${sourceHash(PROJECT_ROOT, code).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  for (const old of readdirSync(cacheFolder())) {
    if (old.startsWith(prefix)) rmSync(join(cacheFolder(), old), { recursive: true, force: true });
  }
  say(`making a store of ${students.toLocaleString('en-US')} students (once)`);
  const half = `${folder}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const { sql } = openStore({ folder: half, key: KEY, now: new Date() });
  writeOwner(sql, OWNER, '11111111-1111-4111-8111-111111111111');
  fill(sql, students);
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  sql.close();
  renameSync(half, folder);
  return folder;
}

function fill(sql: Sql, students: number): void {
  const build = beginSnapshot(sql);
  const counts = new Map<string, number>();
  for (const { table, rows } of sampleRows(students)) {
    build.put(table, rows);
    counts.set(table, (counts.get(table) ?? 0) + rows.length);
  }
  for (const step of build.finish()) step();
  const checks = Object.fromEntries(tableNames.map((table) => [table, { count: counts.get(table) ?? 0, hash: '' }]));
  const head = {
    type: 'head',
    epoch: 'epoch',
    cursor: 'cursor',
    serverTime: NOW,
    closed: { floor: 0, seqs: [] },
    checks,
  };
  const done = build.swap(ASKER, SnapshotHead.parse(head), Date.parse(NOW));
  if (!done) throw new Error('The sample is not whole.');
  for (const step of build.clear()) step();
}
