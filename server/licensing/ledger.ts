import { sql } from 'kysely';
import type { ChangeId, DeviceId } from '../../shared/contract/ids.ts';
import { Verdict } from '../../shared/contract/push.ts';
import type { Trx } from '../database/transaction.ts';

/** What the ledger says about one pushed item. */
export type Entry = Readonly<{
  deviceId: string;
  seq: number;
  changeId: string;
  /** Null when the number was closed by a void. */
  hash: string | null;
  verdict: Verdict;
}>;

/** The device's row, locked: its changes are decided one at a time, whatever process they reach. */
export async function lockDevice(trx: Trx, deviceId: DeviceId): Promise<Readonly<{ floor: number }>> {
  return trx.selectFrom('devices').select('floor').where('id', '=', deviceId).forUpdate().executeTakeFirstOrThrow();
}

/** Entries that carry one of these ids, or the device's number. */
export async function findEntries(
  trx: Trx,
  asked: Readonly<{ deviceId: DeviceId; seq: number; ids: readonly ChangeId[] }>,
): Promise<readonly Entry[]> {
  const rows = await trx
    .selectFrom('ledger')
    .select(['device_id', 'seq', 'change_id', 'hash', 'verdict'])
    .where((eb) =>
      eb.or([
        eb('change_id', 'in', [...asked.ids]),
        eb.and([eb('device_id', '=', asked.deviceId), eb('seq', '=', asked.seq)]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    deviceId: row.device_id,
    seq: row.seq,
    changeId: row.change_id,
    hash: row.hash,
    verdict: Verdict.parse(row.verdict),
  }));
}

/** How many numbers between the floor and this one have a verdict. */
export async function countDecidedBelow(trx: Trx, deviceId: DeviceId, seq: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ledger where device_id = ${deviceId} and seq < ${seq}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Raises the floor: numbers up to it are closed for good and their verdicts forgotten. */
export async function acknowledge(trx: Trx, deviceId: DeviceId, ack: number): Promise<void> {
  const raised = await trx
    .updateTable('devices')
    .set({ floor: ack })
    .where('id', '=', deviceId)
    .where('floor', '<', ack)
    .executeTakeFirst();
  if (raised.numUpdatedRows === 0n) return;
  await trx.deleteFrom('ledger').where('device_id', '=', deviceId).where('seq', '<=', ack).execute();
}
