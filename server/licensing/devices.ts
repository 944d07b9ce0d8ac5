import { sql } from 'kysely';
import type { AccountId, DeviceId } from '../../shared/contract/ids.ts';
import type { Db } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';

/**
 * Makes the device the account's own at first contact; a device of somebody else is refused. Its name is what the
 * computer was called at the sign-in.
 */
export async function claimDevice(
  db: Db,
  deviceId: DeviceId,
  { accountId, sessionId }: Readonly<{ accountId: AccountId; sessionId: string }>,
  at: Date,
): Promise<void> {
  await sql`insert into devices as d (id, account_id, name, created_at)
    values (${deviceId}, ${accountId}, (select device_name from sessions where id = ${sessionId}), ${at})
    on conflict (id) do update set name = excluded.name
      where d.account_id = excluded.account_id and d.name is distinct from excluded.name`.execute(db);
  await assertOwnDevice(db, deviceId, accountId);
}

/** Reading with a device that nobody has pushed from yet is fine; with somebody else's it is not. */
export async function assertOwnDevice(db: Db, deviceId: DeviceId, accountId: AccountId): Promise<void> {
  const device = await db.selectFrom('devices').select('account_id').where('id', '=', deviceId).executeTakeFirst();
  if (device && device.account_id !== accountId) throw new RequestError('deviceOfAnotherAccount');
}
