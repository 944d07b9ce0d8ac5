import { sql } from 'kysely';
import type { DeviceId } from '../../shared/contract/ids.ts';
import { SnapshotHead } from '../../shared/contract/pull.ts';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import { readEpoch } from '../database/meta.ts';
import { inSnapshot, type Db, type Trx } from '../database/transaction.ts';
import { computeChecks } from './checks.ts';
import { readXmin } from './changes.ts';
import { readClosed } from './closed.ts';
import { formatCursor } from './cursor.ts';
import { from, rowJson } from './rowSql.ts';
import { isInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';

/** Rows in one line of NDJSON. */
const LINE_ROWS = 500;
/** Rows fetched from the database at once. */
const FETCH_ROWS = 4 * LINE_ROWS;

type Asked = Readonly<{ deviceId: DeviceId; now: Date; cursorSecret: string }>;

/**
 * Writes everything in sight, line by line, all of it as it was at one instant. Memory stays flat: rows come through
 * a database cursor and are handed on before the next are fetched. `write` answers false to give up.
 */
export async function writeSnapshot(
  db: Db,
  sight: Sight,
  asked: Asked,
  write: (line: string) => Promise<boolean>,
): Promise<void> {
  await inSnapshot(db, async (trx) => {
    const epoch = await readEpoch(trx);
    const head: SnapshotHead = {
      type: 'head',
      epoch,
      cursor: formatCursor({ epoch, xmin: await readXmin(trx), sight: sight.fingerprint }, asked.cursorSecret),
      serverTime: asked.now.toISOString(),
      closed: await readClosed(trx, asked.deviceId),
      checks: await computeChecks(trx, sight),
    };
    if (!(await write(JSON.stringify(SnapshotHead.parse(head))))) return;
    for (const table of tableNames) {
      if (!(await writeTable(trx, sight, table, write))) return;
    }
    await write('{"type":"end"}');
  });
}

async function writeTable(
  trx: Trx,
  sight: Sight,
  table: TableName,
  write: (line: string) => Promise<boolean>,
): Promise<boolean> {
  await sql`declare snapshot_rows no scroll cursor for
    select ${rowJson(table, sight)} as row from ${from(table)} where ${isInSight(table, sight)}`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(FETCH_ROWS)} from snapshot_rows`.execute(trx);
    for (let start = 0; start < rows.length; start += LINE_ROWS) {
      const texts = rows.slice(start, start + LINE_ROWS).map(({ row }) => row);
      // The rows are JSON already: reading them only to write them again would double the work.
      if (!(await write(`{"type":"rows","table":"${table}","rows":[${texts.join(',')}]}`))) return false;
    }
    if (rows.length < FETCH_ROWS) break;
  }
  await sql`close snapshot_rows`.execute(trx);
  return true;
}
