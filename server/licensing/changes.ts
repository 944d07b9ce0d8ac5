import { sql } from 'kysely';
import type { DeviceId } from '../../shared/contract/ids.ts';
import { ChangesResponse } from '../../shared/contract/pull.ts';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import { readEpoch, readMeta } from '../database/meta.ts';
import { inSnapshot, type Db, type Trx } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';
import { computeChecks } from './checks.ts';
import { readClosed } from './closed.ts';
import { formatCursor, parseCursor, type Cursor } from './cursor.ts';
import { loadGone } from './gone.ts';
import { from, rowJson } from './rowSql.ts';
import { isInSight, isNews } from './scopeSql.ts';
import type { Sight } from './sight.ts';

/** More than this and a snapshot, which is streamed, costs everybody less. */
export const MAX_DELTA_ROWS = 20_000;

type Asked = Readonly<{ cursor: string; deviceId: DeviceId; check: boolean; now: Date; cursorSecret: string }>;

/** What is new to the reader since the cursor; rows, counts and closed numbers come from one database snapshot. */
export async function readChanges(db: Db, sight: Sight, asked: Asked): Promise<ChangesResponse> {
  return inSnapshot(db, async (trx) => {
    const epoch = await readEpoch(trx);
    const cursor = parseCursor(asked.cursor, asked.cursorSecret);
    if (!cursor) throw new RequestError('invalidRequest', 'This is not a cursor of this server.');
    await refuseOldCursor(trx, cursor, sight, epoch);
    return ChangesResponse.parse({
      epoch,
      cursor: formatCursor({ epoch, xmin: await readXmin(trx), sight: sight.fingerprint }, asked.cursorSecret),
      serverTime: asked.now.toISOString(),
      rows: await readNews(trx, sight, cursor.xmin),
      gone: await loadGone(trx, sight, cursor.xmin),
      closed: await readClosed(trx, asked.deviceId),
      checks: asked.check ? await computeChecks(trx, sight) : null,
    });
  });
}

/** The oldest transaction that is open in this snapshot. */
export async function readXmin(trx: Trx): Promise<string> {
  const { rows } = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(
    trx,
  );
  return rows[0]?.xmin ?? '0';
}

async function refuseOldCursor(trx: Trx, cursor: Cursor, sight: Sight, epoch: string): Promise<void> {
  const tooOld = (why: string): RequestError => new RequestError('cursorTooOld', why);
  if (cursor.epoch !== epoch) throw tooOld('The server was restored since: take a snapshot.');
  if (cursor.sight !== sight.fingerprint) throw tooOld('What this account may see has changed: take a snapshot.');
  const horizon = await readMeta(trx, 'tombstoneHorizon');
  if (horizon !== null && BigInt(cursor.xmin) <= BigInt(horizon)) {
    throw tooOld('What was removed since is no longer known: take a snapshot.');
  }
}

async function readNews(trx: Trx, sight: Sight, since: string): Promise<Record<TableName, unknown[]>> {
  const news = sql.join(
    tableNames.map(
      (table) => sql`select ${sql.lit(table)} as "table", ${rowJson(table, sight)} as row
        from ${from(table)} where ${isInSight(table, sight)} and ${isNews(table, sight, since)}`,
    ),
    sql` union all `,
  );
  const found = await sql<{ table: TableName; row: string }>`${news} limit ${MAX_DELTA_ROWS + 1}`.execute(trx);
  if (found.rows.length > MAX_DELTA_ROWS) {
    throw new RequestError('cursorTooOld', 'Too much has changed since: take a snapshot.');
  }
  const rows: Record<TableName, unknown[]> = {
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
  for (const { table, row } of found.rows) rows[table].push(JSON.parse(row));
  return rows;
}
