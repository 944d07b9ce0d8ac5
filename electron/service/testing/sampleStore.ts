import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Intent } from '../../../shared/contract/change.ts';
import type { SnapshotHead } from '../../../shared/contract/pull.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { saveChanges, type SaveContext } from '../changes/saveChanges.ts';
import { writeOwner } from '../store/device.ts';
import { openStore } from '../store/openStore.ts';
import type { Asker } from '../store/readWorld.ts';
import { beginSnapshot } from '../store/snapshot.ts';
import type { Sql } from '../store/sqlite.ts';
import { uuid7 } from '../sync/uuid7.ts';
import { sampleAccount, sampleDistrict, sampleOwner, type DistrictRows } from './sampleDistrict.ts';

export const KEY = 'a'.repeat(64);
export const NOW = '2025-10-01T12:00:00.000Z';
export const sampleAsker: Asker = { account: sampleAccount, today: '2025-10-01' };

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An id as the service makes them; `Math.random` will do for a test. */
export function testId(): string {
  return uuid7(
    Date.parse(NOW),
    Uint8Array.from({ length: 10 }, () => Math.floor(Math.random() * 256)),
  );
}

/** Replaces the base tables by these rows, as a snapshot does. */
export function loadRows(sql: Sql, rows: DistrictRows, closed = { floor: 0, seqs: [] as number[] }): boolean {
  const build = beginSnapshot(sql);
  for (const table of tableNames) build.put(table, rows[table]);
  for (const step of build.finish()) step();
  return build.swap(sampleAsker, headOf(rows, closed), Date.parse(NOW));
}

export function headOf(rows: DistrictRows, closed = { floor: 0, seqs: [] as number[] }): SnapshotHead {
  const checks = Object.fromEntries(tableNames.map((table) => [table, { count: rows[table].length, hash: '' }]));
  return {
    type: 'head',
    epoch: 'epoch-1',
    cursor: 'cursor-1',
    serverTime: NOW,
    closed,
    checks: checks as SnapshotHead['checks'],
  };
}

/** A real, encrypted store on disk that holds the sample district. */
export function sampleStore(folder = temporaryFolder()): { sql: Sql; folder: string; context: SaveContext } {
  const { sql } = openStore({ folder, key: KEY, now: new Date(NOW) });
  writeOwner(sql, sampleOwner, '11111111-1111-4111-8111-111111111111');
  loadRows(sql, sampleDistrict());
  return { sql, folder, context: { sql, asker: sampleAsker, at: NOW, newId: testId } };
}

/** The same, for somebody who may act for everyone in the district. */
export function districtStore(): ReturnType<typeof sampleStore> {
  const store = sampleStore();
  const account = { ...sampleAccount, role: 'districtAdministrator', orgIds: ['d'] } as unknown as Asker['account'];
  return { ...store, context: { ...store.context, asker: { ...sampleAsker, account } } };
}

/** Saves intents and answers the ids of those that were queued. */
export function save(context: SaveContext, ...intents: Intent[]): readonly string[] {
  return saveChanges(context, 'Test', intents).saved;
}

export const assign = (userId: string, productId: string): Intent =>
  ({ kind: 'assign', userId, productId }) as unknown as Intent;
export const unassign = (userId: string, productId: string): Intent =>
  ({ kind: 'unassign', userId, productId }) as unknown as Intent;
export const swap = (userId: string, fromProductId: string, toProductId: string): Intent =>
  ({ kind: 'swap', userId, fromProductId, toProductId }) as unknown as Intent;
export const move = (productId: string, fromUserId: string, toUserId: string): Intent =>
  ({ kind: 'move', productId, fromUserId, toUserId }) as unknown as Intent;
