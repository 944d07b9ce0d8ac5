import type { DeviceId } from '../../shared/contract/ids.ts';
import { OpsResponse } from '../../shared/contract/push.ts';
import { readEpoch } from '../database/meta.ts';
import { inSnapshot, type Db } from '../database/transaction.ts';

/** What became of the device's numbers above `after`: for a client whose answer got lost. */
export async function readOps(db: Db, deviceId: DeviceId, after: number): Promise<OpsResponse> {
  return inSnapshot(db, async (trx) => {
    const device = await trx.selectFrom('devices').select('floor').where('id', '=', deviceId).executeTakeFirst();
    const rows = await trx
      .selectFrom('ledger')
      .select(['change_id', 'seq', 'verdict'])
      .where('device_id', '=', deviceId)
      .where('seq', '>', after)
      .orderBy('seq')
      .execute();
    return OpsResponse.parse({
      epoch: await readEpoch(trx),
      floor: device?.floor ?? 0,
      verdicts: rows.map((row) => ({ id: row.change_id, seq: row.seq, verdict: row.verdict })),
    });
  });
}
