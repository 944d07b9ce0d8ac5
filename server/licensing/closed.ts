import type { DeviceId } from '../../shared/contract/ids.ts';
import type { Closed } from '../../shared/contract/pull.ts';
import type { Db, Trx } from '../database/transaction.ts';

/** Which of the device's numbers have a verdict, as this transaction sees it. */
export async function readClosed(db: Db | Trx, deviceId: DeviceId): Promise<Closed> {
  const device = await db.selectFrom('devices').select('floor').where('id', '=', deviceId).executeTakeFirst();
  const rows = await db.selectFrom('ledger').select('seq').where('device_id', '=', deviceId).orderBy('seq').execute();
  return { floor: device?.floor ?? 0, seqs: rows.map((row) => row.seq) };
}
