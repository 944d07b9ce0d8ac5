import { sql } from 'kysely';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { PoolStatus, ProductList } from '../../shared/contract/products.ts';
import type { Pool, Product } from '../../shared/contract/rows.ts';
import { availableIn } from '../../shared/licensing/poolChoice.ts';
import { supplyOf, termStateOf } from '../../shared/licensing/poolState.ts';
import type { Db } from '../database/transaction.ts';
import { rowJson } from '../licensing/rowSql.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { dayIn } from '../licensing/today.ts';
import { readRow } from '../people/readRow.ts';

type Asked = Readonly<{ orgId?: OrgId | undefined; now: Date }>;

/** Every product of the district by name, with its pools in sight and how each stands today. */
export async function listProducts(db: Db, sight: Sight, { orgId, now }: Asked): Promise<ProductList> {
  if (orgId !== undefined) await readRow(db, sight, 'orgs', orgId);
  const products = await sql<{ row: string }>`
    select ${rowJson('products', sight)} as row from products p where ${isInSight('products', sight)}
    order by lower(p.name) collate "C", p.id collate "C"`.execute(db);
  const pools = await sql<{ row: string; bought: number; transferred: number; waiting: number }>`
    select ${rowJson('pools', sight)} as row, l.bought, l.transferred, coalesce(w.waiting, 0)::int as waiting
    from pools l left join (
        select pool_id, count(*) as waiting from waiting where district_id = ${sight.districtId} and state = 'waiting'
        group by pool_id) w on w.pool_id = l.id
    where ${isInSight('pools', sight)} and ${orgId === undefined ? sql`true` : sql`l.org_id = ${orgId}`}
    order by l.ends_on, l.id collate "C"`.execute(db);
  const today = dayIn(sight.timeZone, now);
  const byProduct = new Map<string, PoolStatus[]>();
  for (const { row, ...counts } of pools.rows) {
    const status = statusOf({ ...(JSON.parse(row) as Pool), ...counts }, today);
    const list = byProduct.get(status.productId);
    if (list) list.push(status);
    else byProduct.set(status.productId, [status]);
  }
  return {
    products: products.rows.map(({ row }) => {
      const product = JSON.parse(row) as Product;
      return { product, pools: byProduct.get(product.id) ?? [] };
    }),
  };
}

type Counted = Pool & Readonly<{ bought: number; transferred: number; waiting: number }>;

function statusOf(pool: Counted, today: string): PoolStatus {
  return { ...pool, available: availableIn(pool), supply: supplyOf(pool), term: termStateOf(pool, today) };
}
