import { lanesOf, Intent } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ChangesResponse, Closed, RowsByTable } from '../../../shared/contract/pull.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import { dropRows, putRows } from './baseSql.ts';
import { markPulled } from './device.ts';
import { beginUpkeep } from './derived/upkeep.ts';
import { endServedWaits } from './endWaits.ts';
import type { Lane } from './lane.ts';
import type { Asker } from './readWorld.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';

/** Which parts of the screens a pull altered. */
export type Pulled = Readonly<{ roster: boolean; licenses: boolean; activity: boolean }>;

/** Writes a delta: rows, cursor, and the end of predictions it contains, in one commit. `at`: when it came. */
export function applyDelta(sql: Sql, asker: Asker, delta: ChangesResponse, at: number): Pulled {
  return sql.write(() => {
    const lanes: Lane[] = [...lanesOfRows(sql, delta)];
    const finishUpkeep = beginUpkeep(sql, delta);
    for (const table of tableNames) dropRows(sql, table, delta.gone[table]);
    const rows: RowsByTable = delta.rows;
    for (const table of tableNames) putRows(sql, '', table, rows[table]);
    finishUpkeep();
    markPulled(sql, delta, at);
    const closed = closeIncluded(sql, delta.closed);
    const came = endServedWaits(sql, new Date(at).toISOString());
    lanes.push(...closed, ...came);
    repredict(sql, asker, lanes);
    const altered = (table: TableName): boolean => delta.rows[table].length + delta.gone[table].length > 0;
    return {
      roster: (['orgs', 'academicSessions', 'users', 'classes', 'enrollments'] as const).some(altered),
      licenses: lanes.length > 0 || (['products', 'pools', 'assignments', 'waiting'] as const).some(altered),
      activity: closed.length + came.length > 0,
    };
  });
}

/** Ends the predictions of confirmed changes whose numbers the base now contains; returns their lanes. */
export function closeIncluded(sql: Sql, closed: Closed): readonly Lane[] {
  const rows = sql.all<{ change_id: ChangeId; intent: string }>(
    `SELECT change_id, intent FROM outbox WHERE live = 1 AND state IN ('applied', 'noop')
       AND (seq <= ? OR seq IN (SELECT value FROM json_each(?)))`,
    [closed.floor, JSON.stringify(closed.seqs)],
  );
  for (const row of rows) sql.run('UPDATE outbox SET live = 0 WHERE change_id = ?', [row.change_id]);
  return rows.flatMap((row) => lanesOf(Intent.parse(JSON.parse(row.intent))));
}

/** Lanes whose truth the delta alters, and pending lanes of people it alters. */
function lanesOfRows(sql: Sql, { rows, gone }: ChangesResponse): readonly Lane[] {
  type Row = Readonly<{ user_id: Lane['userId']; product_id: Lane['productId'] }>;
  const toLane = (row: Row): Lane => ({ userId: row.user_id, productId: row.product_id });
  const left = sql.all<Row>(
    'SELECT user_id, product_id FROM assignments WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(gone.assignments)],
  );
  const people = [...rows.users.map((user): string => user.id), ...gone.users];
  const pending = sql.all<Row>(
    'SELECT user_id, product_id FROM overlay WHERE user_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(people)],
  );
  const came = rows.assignments.map(({ userId, productId }) => ({ userId, productId }));
  return [...left.map(toLane), ...pending.map(toLane), ...came];
}
