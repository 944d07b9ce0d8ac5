import type { DeviceId } from '../../shared/contract/ids.ts';
import type { SignedIn } from '../accounts/loadAccount.ts';
import type { Db } from '../database/transaction.ts';

type Read = Readonly<{ kind: 'snapshot' | 'changes'; deviceId: DeviceId; at: Date; rows: number | null }>;

/** Who read the roster, when, with which device (SECURITY: student privacy). */
export async function auditRead(db: Db, { account, districtId }: SignedIn, read: Read): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: read.at,
      district_id: districtId,
      account_id: account.id,
      device_id: read.deviceId,
      kind: read.kind,
      detail: JSON.stringify({ rows: read.rows }),
    })
    .execute();
}
