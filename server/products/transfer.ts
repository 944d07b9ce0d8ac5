import { sql } from 'kysely';
import { PoolId, ProductId } from '../../shared/contract/ids.ts';
import type { TransferDone, TransferRequest } from '../../shared/contract/products.ts';
import type { Pool } from '../../shared/contract/rows.ts';
import { auditPool } from '../audit/auditPool.ts';
import type { By } from '../audit/writeAudit.ts';
import type { Db, Trx } from '../database/transaction.ts';
import { holdLines } from '../licensing/lines.ts';
import { announce } from '../licensing/serveDistrict.ts';
import { serveLines } from '../licensing/serveLines.ts';
import type { Sight } from '../licensing/sight.ts';
import { dayIn } from '../licensing/today.ts';
import { untilDecided } from '../licensing/untilDecided.ts';
import { findRow, readRow } from '../people/readRow.ts';
import { RequestError } from '../problems.ts';
import { findTransfer } from './listTransfers.ts';

/**
 * Moves licenses that nobody holds from one pool to that of another org. The lines of the product are held alone: who
 * waits and could have them is served before they are moved, and who waits where they come to is served after.
 */
export async function transferLicenses(
  db: Db,
  sight: Sight,
  by: By,
  { poolId, ...request }: TransferRequest & Readonly<{ poolId: PoolId }>,
): Promise<TransferDone> {
  const { productId } = await readRow(db, sight, 'pools', poolId);
  const { id: toOrgId } = await readRow(db, sight, 'orgs', request.toOrgId);
  if (sight.reach.kind !== 'district') throw new RequestError('forbidden');
  return untilDecided(db, async (trx) => {
    await holdLines(trx, [productId]);
    const from = await readRow(trx, sight, 'pools', poolId);
    const before = await findTransfer(trx, request.id);
    if (before) {
      // A transfer of another district has the id of nothing that this one knows.
      const to = await findRow(trx, sight, 'pools', before.toPoolId);
      const isSame = before.fromPoolId === from.id && to?.orgId === toOrgId && before.quantity === request.quantity;
      if (!to || !isSame) throw new RequestError('otherBytesForSameId');
      return { transfer: before, from, to };
    }
    const serving = { districtId: sight.districtId, timeZone: sight.timeZone, at: by.at, sights: new Map() };
    await serveLines(trx, [productId], serving);
    await refuseTransfer(trx, from, toOrgId, dayIn(sight.timeZone, by.at));
    const toPoolId = await poolFor(trx, from, toOrgId);
    await move(trx, from.id, toPoolId, request.quantity);
    await trx
      .insertInto('pool_transfers')
      .values({
        id: request.id,
        district_id: sight.districtId,
        product_id: productId,
        from_pool_id: from.id,
        to_pool_id: toPoolId,
        quantity: request.quantity,
        account_id: by.accountId,
        device_id: by.deviceId,
        at: by.at,
      })
      .execute();
    const deed = {
      deed: 'transfer',
      id: request.id,
      fromPoolId: from.id,
      toPoolId,
      quantity: request.quantity,
    } as const;
    await auditPool(trx, by, deed, [from.orgId, toOrgId]);
    await serveLines(trx, [ProductId.parse(productId)], serving);
    await announce(trx, sight.districtId);
    const transfer = await findTransfer(trx, request.id);
    if (!transfer) throw new Error('The transfer that was written is not there.');
    return {
      transfer,
      from: await readRow(trx, sight, 'pools', from.id),
      to: await readRow(trx, sight, 'pools', toPoolId),
    };
  });
}

/** Licenses go down to an org or up to one, not across; and none that nobody can be given any more. */
async function refuseTransfer(trx: Trx, from: Pool, toOrgId: string, today: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (start, id) as (
      select id, parent_id from orgs where id in (${from.orgId}, ${toOrgId})
      union select a.start, o.parent_id from above a join orgs o on o.id = a.id)
    select id from above where (start, id) in ((${from.orgId}, ${toOrgId}), (${toOrgId}, ${from.orgId}))`.execute(trx);
  if (from.orgId === toOrgId || rows.length === 0) {
    throw new RequestError('invalidRequest', 'body.toOrgId: one of the two orgs must be above the other');
  }
  if (from.endsOn < today) throw new RequestError('termEnded');
}

/** The org's pool of the same product and term; made when there is none. */
async function poolFor(trx: Trx, from: Pool, orgId: string): Promise<PoolId> {
  const there = await trx
    .selectFrom('pools')
    .select('id')
    .where('product_id', '=', from.productId)
    .where('org_id', '=', orgId)
    .where('starts_on', '=', from.startsOn)
    .where('ends_on', '=', from.endsOn)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (there) return PoolId.parse(there.id);
  const made = await sql<{ id: string }>`
    insert into pools (district_id, sourced_id, product_id, org_id, bought, starts_on, ends_on, made_from)
    select district_id, 'transfer/' || gen_random_uuid(), product_id, ${orgId}, 0, starts_on, ends_on, id
    from pools where id = ${from.id} returning id`.execute(trx);
  return PoolId.parse(made.rows[0]?.id);
}

async function move(trx: Trx, fromId: PoolId, toId: PoolId, quantity: number): Promise<void> {
  // In the order of ids, as every change counts its pools.
  const ids = [fromId, toId].sort();
  await sql`select from pools where id = any (${ids}::text[]) order by id for no key update`.execute(trx);
  const given = await trx
    .updateTable('pools')
    .set((pool) => ({ transferred: pool('transferred', '-', quantity) }))
    .where('id', '=', fromId)
    .where(sql<boolean>`quantity - assigned >= ${quantity}`)
    .executeTakeFirst();
  if (given.numUpdatedRows !== 1n) throw new RequestError('noLicenseAvailable');
  await trx
    .updateTable('pools')
    .set((pool) => ({ transferred: pool('transferred', '+', quantity) }))
    .where('id', '=', toId)
    .execute();
}
