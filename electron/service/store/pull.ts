import { lanesOf, Intent } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ChangesResponse, Closed } from '../../../shared/contract/pull.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import { dropRows, putRows, updateRows } from './baseSql.ts';
import { markPulled } from './device.ts';
import { beginUpkeep } from './derived/upkeep.ts';
import { endServedWaits } from './endWaits.ts';
import type { Lane } from './lane.ts';
import type { Asker } from './readWorld.ts';
import { goneOf, movedRows, newsOf, type News, type RowNews } from './news.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';

/** Which parts of the screens a pull altered. */
export type Pulled = Readonly<{ roster: boolean; licenses: boolean; activity: boolean }>;

/** Writes a delta: rows, cursor, and the end of predictions it contains, in one commit. `at`: when it came. */
export function applyDelta(sql: Sql, asker: Asker, delta: ChangesResponse, at: number): Pulled {
  return sql.write(() => {
    const news = newsOf(sql, delta.rows);
    const gone = goneOf(sql, delta);
    const lanes: Lane[] = [...lanesOfRows(sql, news, gone)];
    const finishUpkeep = beginUpkeep(sql, { rows: movedRows(news), gone });
    for (const table of tableNames) dropRows(sql, table, gone[table]);
    for (const table of tableNames) writeNews(sql, table, news[table]);
    finishUpkeep();
    markPulled(sql, delta, at);
    const closed = closeIncluded(sql, delta.closed);
    const came = endServedWaits(sql, new Date(at).toISOString());
    lanes.push(...closed, ...came);
    repredict(sql, asker, lanes);
    const altered = (table: TableName): boolean => isNews(news[table]) || gone[table].length > 0;
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

const isNews = ({ fresh, moved, touched }: RowNews<TableName>): boolean =>
  fresh.length + moved.length + touched.length > 0;

function writeNews<T extends TableName>(sql: Sql, table: T, { fresh, moved, touched }: RowNews<T>): void {
  // Licenses may change places with each other, which one after the other they cannot.
  const isUniqueElsewhere = table === 'assignments';
  putRows(sql, '', table, isUniqueElsewhere ? [...fresh, ...moved] : fresh);
  updateRows(sql, table, isUniqueElsewhere ? [] : moved, 'all');
  updateRows(sql, table, touched, 'loose');
}

/** Lanes whose truth the delta alters, and pending lanes of people it alters. */
function lanesOfRows(sql: Sql, { users, assignments }: News, gone: ChangesResponse['gone']): readonly Lane[] {
  type Row = Readonly<{ user_id: Lane['userId']; product_id: Lane['productId'] }>;
  const toLane = (row: Row): Lane => ({ userId: row.user_id, productId: row.product_id });
  const movedLicenses = [...assignments.fresh, ...assignments.moved];
  // Where licenses go from: those that end, and those that somebody else has now.
  const left = sql.all<Row>(
    'SELECT user_id, product_id FROM assignments WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify([...gone.assignments, ...movedLicenses.map((held): string => held.id)])],
  );
  const people = [...[...users.fresh, ...users.moved, ...users.touched].map((user): string => user.id), ...gone.users];
  const pending = sql.all<Row>(
    'SELECT user_id, product_id FROM overlay WHERE user_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(people)],
  );
  const came = [...movedLicenses, ...assignments.touched].map(({ userId, productId }) => ({ userId, productId }));
  return [...left.map(toLane), ...pending.map(toLane), ...came];
}
