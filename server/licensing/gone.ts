import { sql, type RawBuilder } from 'kysely';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import type { Trx } from '../database/transaction.ts';
import { from, sources } from './rowSql.ts';
import { isInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';

export type GoneIds = Readonly<Record<TableName, readonly string[]>>;

/** Ids that left the reader's sight since a transaction number: removed, or moved to where the reader does not see. */
export async function loadGone(trx: Trx, sight: Sight, since: string): Promise<GoneIds> {
  const left = sql.join(
    tableNames.map((table) => sql`select ${sql.lit(table)} as "table", ${goneOf(table, sight, since)}`),
    sql` union `,
  );
  const { rows } = await sql<{ table: TableName; id: string }>`${left}`.execute(trx);
  const gone: Record<TableName, string[]> = {
    orgs: [],
    academicSessions: [],
    users: [],
    classes: [],
    enrollments: [],
    products: [],
    pools: [],
    assignments: [],
    waiting: [],
  };
  for (const { table, id } of rows) gone[table].push(id);
  return gone;
}

/** `id from …`: what was buried in the reader's sight and is not in it now. */
function goneOf(table: TableName, sight: Sight, since: string): RawBuilder<unknown> {
  const { table: name, alias } = sources[table];
  const stillThere = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select from ${sql.raw(`${name} ${alias}`)} where ${sql.ref(`${alias}.id`)} = ${id} and ${isInSight(table, sight)})`;
  const buried = sql`t.district_id = ${sight.districtId} and t.txid >= ${since}::xid8`;
  if (table === 'users') {
    return sql`g.id from (${peopleWhoLeft(sight, since)}) g (id) where not ${stillThere(sql.ref('g.id'))}`;
  }
  if (table === 'assignments' || table === 'waiting') {
    // The license of someone who left goes with them, whether it was taken before or is theirs still; so does a wait.
    return sql`g.id from (
        select t.id from tombstones t where ${buried} and t.table_name = ${sql.lit(table)}
          and (${wasTheirs(sight, since)})
        union select x.id from ${sql.raw(name)} x where x.user_id in (${peopleWhoLeft(sight, since)})
          ${table === 'waiting' ? sql`and x.state = 'waiting'` : sql``}
      ) g (id) where not ${stillThere(sql.ref('g.id'))}`;
  }
  return sql`t.id from tombstones t where ${buried} and t.table_name = ${sql.lit(table)}
    and ${wasInSight(table, sight)} and not ${stillThere(sql.ref('t.id'))}`;
}

/** Was the buried row where the reader sees? */
function wasInSight(table: TableName, { reach, orgIds }: Sight): RawBuilder<unknown> {
  if (reach.kind === 'district' || table === 'academicSessions' || table === 'products') return sql`true`;
  if (table === 'orgs' || table === 'pools') return sql`t.org_id = any (${orgIds}::text[])`;
  return reach.kind === 'schools'
    ? sql`t.org_id = any (${reach.orgIds}::text[])`
    : sql`t.class_id = any (${reach.classIds}::text[])`;
}

/** People who left one of the reader's schools, or a class of the teacher's (they may be in sight otherwise). */
function peopleWhoLeft(sight: Sight, since: string): RawBuilder<unknown> {
  const buried = sql`t.district_id = ${sight.districtId} and t.txid >= ${since}::xid8`;
  return sight.reach.kind === 'classes'
    ? sql`select t.user_id from tombstones t where ${buried} and t.table_name = 'enrollments'
        and ${wasInSight('enrollments', sight)}`
    : sql`select t.id from tombstones t where ${buried} and t.table_name = 'users' and ${wasInSight('users', sight)}`;
}

/** Was this buried license one of somebody in sight now, or of somebody who left since? */
function wasTheirs(sight: Sight, since: string): RawBuilder<unknown> {
  if (sight.reach.kind === 'district') return sql`true`;
  return sql`t.user_id in (${peopleWhoLeft(sight, since)})
    or exists (select from ${from('users')} where u.id = t.user_id and ${isInSight('users', sight)})`;
}
