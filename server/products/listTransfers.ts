import { sql, type RawBuilder } from 'kysely';
import type { PoolId } from '../../shared/contract/ids.ts';
import { PoolTransfer, type TransferList } from '../../shared/contract/products.ts';
import type { Db, Trx } from '../database/transaction.ts';
import { isOrgInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { readRow } from '../people/readRow.ts';
import { cutNumbered, numberOf, type PageAsked } from './numberedPages.ts';

type Row = Readonly<{
  id: string;
  number: number;
  at: Date;
  product_id: string;
  from_pool_id: string;
  to_pool_id: string;
  quantity: number;
  account_id: string;
  account_name: string | null;
  device_id: string | null;
}>;

/** A transfer by its id, whoever made it. */
export async function findTransfer(trx: Trx, id: string): Promise<PoolTransfer | null> {
  const [row] = await read(trx, sql`t.id = ${id}`, 1);
  return row ? transferOf(row) : null;
}

/** What came to a pool and left it, newest first. Of the district's pool a school sees what it got or gave itself. */
export async function listTransfers(
  db: Db,
  sight: Sight,
  poolId: PoolId,
  { cursor, limit }: PageAsked,
): Promise<TransferList> {
  await readRow(db, sight, 'pools', poolId);
  const older = cursor === undefined ? sql`true` : sql`t.number < ${numberOf(cursor)}`;
  const rows = await read(
    db,
    sql`${poolId} in (t.from_pool_id, t.to_pool_id) and ${older}
      and ${isOrgInSight(sight, sql.ref('f.org_id'))} and ${isOrgInSight(sight, sql.ref('g.org_id'))}`,
    limit + 1,
  );
  const { page, next } = cutNumbered(rows, limit, ({ number }) => number);
  return { transfers: page.map(transferOf), next };
}

async function read(db: Db | Trx, condition: RawBuilder<unknown>, limit: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.number, t.at, t.product_id, t.from_pool_id, t.to_pool_id, t.quantity, t.account_id,
      c.display_name as account_name, t.device_id
    from pool_transfers t
      join pools f on f.id = t.from_pool_id
      join pools g on g.id = t.to_pool_id
      left join accounts c on c.id = t.account_id
    where ${condition} order by t.number desc limit ${limit}`.execute(db);
  return rows;
}

function transferOf(row: Row): PoolTransfer {
  return PoolTransfer.parse({
    id: row.id,
    at: row.at.toISOString(),
    productId: row.product_id,
    fromPoolId: row.from_pool_id,
    toPoolId: row.to_pool_id,
    quantity: row.quantity,
    by: { accountId: row.account_id, name: row.account_name },
    deviceId: row.device_id,
  });
}
