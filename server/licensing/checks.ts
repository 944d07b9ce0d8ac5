import { sql } from 'kysely';
import { Checks, type Check } from '../../shared/contract/pull.ts';
import { formatHash } from '../../shared/contract/rowHash.ts';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import type { Trx } from '../database/transaction.ts';
import { from, rowJson } from './rowSql.ts';
import { isInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';

/** Count and order-free hash (`shared/contract/rowHash.ts`) of every table as the reader may see it. */
export async function computeChecks(trx: Trx, sight: Sight): Promise<Checks> {
  const checks: Partial<Record<TableName, Check>> = {};
  for (const table of tableNames) {
    checks[table] = await computeCheck(trx, sight, table);
  }
  return Checks.parse(checks);
}

async function computeCheck(trx: Trx, sight: Sight, table: TableName): Promise<Check> {
  const { rows } = await sql<{ count: number; high: number; low: number }>`
    select count(*)::int as count,
      (coalesce(sum(('x' || substr(h, 1, 8))::bit(32)::bigint), 0) % 4294967296)::bigint as high,
      (coalesce(sum(('x' || substr(h, 9, 8))::bit(32)::bigint), 0) % 4294967296)::bigint as low
    from (select md5(${rowJson(table, sight)}) as h from ${from(table)} where ${isInSight(table, sight)}) hashed
  `.execute(trx);
  const { count, high, low } = rows[0] ?? { count: 0, high: 0, low: 0 };
  return { count, hash: formatHash({ high, low }) };
}
