import { OrgId, ProductId } from '../../shared/contract/ids.ts';
import { auditPool } from '../audit/auditPool.ts';
import { SERVER_ACCOUNT } from '../audit/serverAccount.ts';
import type { Db } from '../database/transaction.ts';
import { holdLines } from '../licensing/lines.ts';
import { announce, servingOf } from '../licensing/serveDistrict.ts';
import { serveLines } from '../licensing/serveLines.ts';
import { untilDecided } from '../licensing/untilDecided.ts';

export type PoolNow = Readonly<{ quantity: number; assigned: number; transferred: number }>;

/**
 * Sets how many licenses of a pool the vendor sold. Less than what is assigned is taken as it is: nobody loses a license,
 * and none is given until there is room again. More serves who waits. Null when there is no such pool.
 */
export async function setQuantity(
  db: Db,
  { poolId, bought, at }: Readonly<{ poolId: string; bought: number; at: Date }>,
): Promise<PoolNow | null> {
  return untilDecided(db, async (trx) => {
    const found = await trx
      .selectFrom('pools')
      .select(['district_id', 'product_id', 'org_id'])
      .where('id', '=', poolId)
      .executeTakeFirst();
    if (!found) return null;
    const districtId = OrgId.parse(found.district_id);
    const productId = ProductId.parse(found.product_id);
    await holdLines(trx, [productId]);
    const { bought: before } = await trx
      .selectFrom('pools')
      .select('bought')
      .where('id', '=', poolId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await trx.updateTable('pools').set({ bought }).where('id', '=', poolId).execute();
    const by = { districtId, accountId: SERVER_ACCOUNT, deviceId: null, at };
    await auditPool(trx, by, { deed: 'quantity', poolId, bought, before }, [found.org_id]);
    await serveLines(trx, [productId], await servingOf(trx, districtId, at));
    await announce(trx, districtId);
    return trx
      .selectFrom('pools')
      .select(['quantity', 'assigned', 'transferred'])
      .where('id', '=', poolId)
      .executeTakeFirstOrThrow();
  });
}
