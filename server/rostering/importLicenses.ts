import { sql } from 'kysely';
import type { ReadLicensesResult } from '../../shared/roster/licenses.ts';
import type { Trx } from '../database/transaction.ts';
import { countRows, stage, upsert, type Counts } from './upsert.ts';

type Licenses = Extract<ReadLicensesResult, { ok: true }>;

export type LicenseCounts = Readonly<{
  products: Counts;
  pools: Counts;
  assignments: Counts;
  /** Pools whose org or product the database does not know. */
  unknownPools: readonly string[];
  /** Assignments of pools that were here before: who holds their licenses is known better by now. */
  leftAlone: number;
}>;

/** Writes products and pools and, for pools that are new, who holds their licenses on the first day. */
export async function importLicenses(
  trx: Trx,
  districtId: string,
  { products, pools, assignments }: Licenses,
  at: Date,
): Promise<LicenseCounts> {
  await stage(
    trx,
    'in_products',
    'sourced_id text, name text, code text, audience text, min_grade text, max_grade text, color text',
    [...products.values()].map((product) => ({
      sourced_id: product.productId,
      name: product.name,
      code: product.code,
      audience: product.audience,
      min_grade: product.minGrade,
      max_grade: product.maxGrade,
      color: product.color,
    })),
  );
  const columns = ['name', 'code', 'audience', 'min_grade', 'max_grade', 'color'];
  const productCounts = await upsert(
    trx,
    'products',
    columns,
    sql`select ${districtId}, sourced_id, ${sql.raw(columns.join(', '))} from in_products`,
  );
  await stage(
    trx,
    'in_pools',
    'sourced_id text, product text, org text, quantity integer, starts_on date, ends_on date',
    [...pools.values()].map((pool) => ({
      sourced_id: pool.poolId,
      product: pool.productId,
      org: pool.orgSourcedId,
      quantity: pool.quantity,
      starts_on: pool.startsOn,
      ends_on: pool.endsOn,
    })),
  );
  await sql`create temporary table new_pools on commit drop as
    select i.sourced_id from in_pools i where not exists (
      select from pools l where l.district_id = ${districtId} and l.sourced_id = i.sourced_id)`.execute(trx);
  // In the order in which pushes and transfers take them, or two that wait for each other would be given up. An upsert
  // takes even those it does not alter, so nobody waits longer for this.
  await sql`select from pools where district_id = ${districtId} order by id for no key update`.execute(trx);
  const poolCounts = await upsert(
    trx,
    'pools',
    ['product_id', 'org_id', 'bought', 'starts_on', 'ends_on'],
    sql`select ${districtId}, i.sourced_id, p.id, o.id, i.quantity, i.starts_on, i.ends_on
      from in_pools i
        join products p on p.district_id = ${districtId} and p.sourced_id = i.product
        join orgs o on o.district_id = ${districtId} and o.sourced_id = i.org`,
  );
  // A pool that was made by a transfer is in no file: its term is that of the licenses that were moved.
  await sql`update pools made set starts_on = l.starts_on, ends_on = l.ends_on from pools l
    where made.made_from = l.id and made.district_id = ${districtId}
      and (made.starts_on, made.ends_on) is distinct from (l.starts_on, l.ends_on)`.execute(trx);
  const unknown = await sql<{ sourced_id: string }>`
    select i.sourced_id from in_pools i where not exists (
      select from pools l where l.district_id = ${districtId} and l.sourced_id = i.sourced_id)`.execute(trx);
  const given = await importAssignments(trx, districtId, assignments, at);
  return {
    products: productCounts,
    pools: poolCounts,
    assignments: { added: given, changed: 0, removed: 0 },
    unknownPools: unknown.rows.map((row) => row.sourced_id),
    leftAlone: await countLeftAlone(trx),
  };
}

async function importAssignments(
  trx: Trx,
  districtId: string,
  assignments: Licenses['assignments'],
  at: Date,
): Promise<number> {
  await stage(
    trx,
    'in_assignments',
    'person text, product text, pool text, place integer',
    assignments.map((row, place) => ({ person: row.userSourcedId, product: row.productId, pool: row.poolId, place })),
  );
  // A pool gives no more than it has, the first rows first; nobody holds a product twice.
  const given = await countRows(
    trx,
    sql`insert into assignments (id, district_id, user_id, product_id, pool_id, version, assigned_at)
      select md5(concat_ws('/', 'assignments', user_id, product_id, pool_id))::uuid::text, ${districtId}, user_id, product_id, pool_id, 1, ${at}
      from (
        select u.id as user_id, l.product_id, l.id as pool_id, l.quantity,
          row_number() over (partition by l.id order by i.place) as place
        from in_assignments i
          join new_pools n on n.sourced_id = i.pool
          join pools l on l.district_id = ${districtId} and l.sourced_id = i.pool
          join users u on u.district_id = ${districtId} and u.sourced_id = i.person
        where not exists (select from assignments a where a.user_id = u.id and a.product_id = l.product_id)
      ) wanted where place <= quantity
      on conflict do nothing`,
  );
  await sql`update pools l set assigned = (select count(*) from assignments a where a.pool_id = l.id)
    from new_pools n where l.district_id = ${districtId} and l.sourced_id = n.sourced_id`.execute(trx);
  return given;
}

async function countLeftAlone(trx: Trx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from in_assignments i
    where not exists (select from new_pools n where n.sourced_id = i.pool)`.execute(trx);
  return rows[0]?.count ?? 0;
}
