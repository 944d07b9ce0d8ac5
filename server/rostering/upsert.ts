import { sql, type RawBuilder } from 'kysely';
import { MADE_HERE_PATTERN } from '../../shared/roster/madeHere.ts';
import type { Trx } from '../database/transaction.ts';

/** What an import did to one table. */
export type Counts = Readonly<{ added: number; changed: number; removed: number }>;
export const NO_COUNTS: Counts = { added: 0, changed: 0, removed: 0 };

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Rows sent in one statement: about a megabyte. */
const CHUNK = 5000;

/** Fills a table that lives as long as the transaction; `columns` is its SQL definition. */
export async function stage(trx: Trx, table: string, columns: string, rows: Rows): Promise<void> {
  await sql.raw(`drop table if exists ${table}`).execute(trx);
  await sql.raw(`create temporary table ${table} (${columns}) on commit drop`).execute(trx);
  for (let start = 0; start < rows.length; start += CHUNK) {
    const json = JSON.stringify(rows.slice(start, start + CHUNK));
    await sql`insert into ${sql.raw(table)}
      select * from json_to_recordset(${json}::json) as rows (${sql.raw(columns)})`.execute(trx);
  }
  // Without it the planner takes every temporary table for a small one.
  await sql.raw(`analyze ${table}`).execute(trx);
}

/**
 * Adds what is new and alters what differs, by the id the roster gives it. A row that is as it was is not written, so
 * that a nightly import of an unchanged roster is no news to anybody. Our own id of a new row is made of the district's
 * and the roster's: as hard to guess as the district's is, and five times quicker than a random one.
 */
export async function upsert(
  trx: Trx,
  table: string,
  columns: readonly string[],
  rows: RawBuilder<unknown>,
): Promise<Counts> {
  const list = (prefix: string): string => columns.map((column) => `${prefix}${column}`).join(', ');
  const { rows: counted } = await sql<{ added: number; changed: number }>`
    with written as (
      insert into ${sql.raw(table)} as t (id, district_id, sourced_id, ${sql.raw(list(''))})
        select md5(concat_ws('/', ${sql.lit(table)}, district_id, sourced_id))::uuid::text, * from (${rows})
          new (district_id, sourced_id, ${sql.raw(list(''))})
      on conflict (district_id, sourced_id) do update
        set ${sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '))}
        where (${sql.raw(list('t.'))}) is distinct from (${sql.raw(list('excluded.'))})
      returning (xmax = 0) as is_new)
    select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed from written
  `.execute(trx);
  // What follows joins this table: the planner must not take it for the empty one it was.
  await sql.raw(`analyze ${table}`).execute(trx);
  return { added: counted[0]?.added ?? 0, changed: counted[0]?.changed ?? 0, removed: 0 };
}

/** What of a table is to go: rows named one by one, and with a file that lists everything those it does not list. */
export type Missing = Readonly<{
  districtId: string;
  named: readonly string[];
  notIn: string | null;
  /** A condition on the table as `t`: nothing else is to go. */
  only: RawBuilder<unknown>;
  /** What was added in the app stays unless it is named. */
  sparesMadeHere: boolean;
}>;

/**
 * Marks the ids of rows that are to go in a temporary table `gone_ids`. In two steps: joined by "or" into one condition
 * the planner would look through the whole file for every row.
 */
export async function markMissing(trx: Trx, table: string, missing: Missing): Promise<void> {
  const { districtId, named, notIn, only, sparesMadeHere } = missing;
  await sql`drop table if exists gone_ids`.execute(trx);
  await sql`create temporary table gone_ids on commit drop as
    select t.id from ${sql.raw(table)} t
      where t.district_id = ${districtId} and t.sourced_id = any (${named}::text[]) and ${only}`.execute(trx);
  if (notIn === null) return;
  await sql`insert into gone_ids select t.id from ${sql.raw(table)} t where t.district_id = ${districtId}
    and ${only} ${sparesMadeHere ? sql`and t.sourced_id not like ${MADE_HERE_PATTERN}` : sql``}
    and not exists (select from ${sql.raw(notIn)} i where i.sourced_id = t.sourced_id)`.execute(trx);
}

/** Runs a statement and answers how many rows it altered. */
export async function countRows(trx: Trx, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
