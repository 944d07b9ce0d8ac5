import type { AccountId, DeviceId } from '../../shared/contract/ids.ts';
import type { Db } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';

/** Makes the device the account's own at first contact; a device of somebody else is refused. */
export async function claimDevice(db: Db, deviceId: DeviceId, accountId: AccountId, at: Date): Promise<void> {
  await db
    .insertInto('devices')
    .values({ id: deviceId, account_id: accountId, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await assertOwnDevice(db, deviceId, accountId);
}

/** Reading with a device that nobody has pushed from yet is fine; with somebody else's it is not. */
export async function assertOwnDevice(db: Db, deviceId: DeviceId, accountId: AccountId): Promise<void> {
  const device = await db.selectFrom('devices').select('account_id').where('id', '=', deviceId).executeTakeFirst();
  if (device && device.account_id !== accountId) throw new RequestError('deviceOfAnotherAccount');
}
