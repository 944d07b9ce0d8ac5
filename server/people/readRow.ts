import { sql } from 'kysely';
import type { RowOf, TableName } from '../../shared/contract/rows.ts';
import type { Db, Trx } from '../database/transaction.ts';
import { from, rowJson, sources } from '../licensing/rowSql.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';

/** A row as the reader's client has it; null when there is none in sight. */
export async function findRow<T extends TableName>(
  db: Db | Trx,
  sight: Sight,
  table: T,
  id: string,
): Promise<RowOf<T> | null> {
  const { rows } = await sql<{ row: string }>`
    select ${rowJson(table, sight)} as row from ${from(table)}
    where ${sql.ref(`${sources[table].alias}.id`)} = ${id} and ${isInSight(table, sight)}`.execute(db);
  const [found] = rows;
  // The same SQL makes the rows of every pull, which are parsed with the schemas of the contract.
  return found ? (JSON.parse(found.row) as RowOf<T>) : null;
}

/** The same; what is not in sight does not exist, whether it does or not. */
export async function readRow<T extends TableName>(
  db: Db | Trx,
  sight: Sight,
  table: T,
  id: string,
): Promise<RowOf<T>> {
  const row = await findRow(db, sight, table, id);
  if (!row) throw new RequestError('notFound');
  return row;
}
