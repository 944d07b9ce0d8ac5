import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { OrgId, type DeviceId } from '../../../shared/contract/ids.ts';
import type { Closed } from '../../../shared/contract/pull.ts';
import { Account } from '../../../shared/contract/session.ts';
import type { Sql } from './sqlite.ts';

export const District = z.strictObject({ id: OrgId, name: z.string(), timeZone: z.string() });
export type District = Readonly<z.infer<typeof District>>;

/** Whose store this is: known from the last sign-in, so that the app opens without a network. */
export type Owner = Readonly<{ account: Account; district: District; serverUrl: string }>;

/** Where this device stands with the server. */
export type Device = Readonly<{
  deviceId: DeviceId;
  nextSeq: number;
  closed: Closed;
  epoch: string | null;
  cursor: string | null;
  /** The base tables must be replaced whole before anything else is pulled. */
  snapshotWanted: boolean;
  generation: number;
  lastSyncedAt: string | null;
  clockOffsetMs: number;
}>;

type DeviceRow = Readonly<{
  device_id: string;
  next_seq: number;
  closed_floor: number;
  closed_seqs: string;
  epoch: string | null;
  cursor: string | null;
  snapshot_wanted: number;
  generation: number;
  last_synced_at: string | null;
  clock_offset: number;
}>;

export function readDevice(sql: Sql): Device {
  const row = sql.get<DeviceRow>('SELECT * FROM device');
  if (!row) throw new Error('the store has no device row');
  return {
    deviceId: row.device_id as DeviceId,
    nextSeq: row.next_seq,
    closed: { floor: row.closed_floor, seqs: JSON.parse(row.closed_seqs) as number[] },
    epoch: row.epoch,
    cursor: row.cursor,
    snapshotWanted: row.snapshot_wanted === 1,
    generation: row.generation,
    lastSyncedAt: row.last_synced_at,
    clockOffsetMs: row.clock_offset,
  };
}

/** Null in a store that was only just made. */
export function readOwner(sql: Sql): Owner | null {
  const row = sql.get<{ account: string; district: string; server_url: string }>(
    'SELECT account, district, server_url FROM device',
  );
  if (!row) return null;
  return {
    account: Account.parse(JSON.parse(row.account)),
    district: District.parse(JSON.parse(row.district)),
    serverUrl: row.server_url,
  };
}

/**
 * Notes who signed in. A store that was only just made becomes this device; when the person's scope is another one
 * than before, the roster must be downloaded anew.
 */
export function writeOwner(sql: Sql, owner: Owner, newDeviceId: string): void {
  sql.write(() => {
    const before = readOwner(sql);
    // A commit waits for the disk, and at every start there is nothing new to write.
    if (before && isDeepStrictEqual(before, owner)) return;
    const values = [JSON.stringify(owner.account), JSON.stringify(owner.district), owner.serverUrl];
    if (!before) {
      sql.run('INSERT INTO device (one, device_id, account, district, server_url) VALUES (1, ?, ?, ?, ?)', [
        newDeviceId,
        ...values,
      ]);
      return;
    }
    sql.run('UPDATE device SET account = ?, district = ?, server_url = ?', values);
    if (scopeOf(before.account) !== scopeOf(owner.account)) wantSnapshot(sql);
  });
}

export function wantSnapshot(sql: Sql): void {
  sql.run('UPDATE device SET snapshot_wanted = 1');
}

/** What a pull or snapshot says besides its rows; written in the commit of the rows. */
export type PullMark = Readonly<{ epoch: string; cursor: string; serverTime: string; closed: Closed }>;

/** `at`: when the answer came, by this computer's clock. */
export function markPulled(sql: Sql, mark: PullMark, at: number): void {
  sql.run(
    `UPDATE device SET epoch = ?, cursor = ?, closed_floor = ?, closed_seqs = ?, last_synced_at = ?, clock_offset = ?`,
    [
      mark.epoch,
      mark.cursor,
      mark.closed.floor,
      JSON.stringify(mark.closed.seqs),
      new Date(at).toISOString(),
      Math.round(Date.parse(mark.serverTime) - at),
    ],
  );
}

function scopeOf(account: Account): string {
  return JSON.stringify([account.role, [...account.orgIds].sort(), account.userId]);
}
