import type { ChangesResponse } from '../../shared/contract/pull.ts';
import { markPulled } from '../../electron/service/store/device.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';

/** The rows of one table as JSON, and the statement that puts them there. */
type TableImage = Readonly<{ empty: string; insert: string; rows: string }>;
type Image = Readonly<{ tables: readonly TableImage[]; delta: ChangesResponse }>;

/** Stores as they were left by a first download, by who downloaded what: many runs begin with the same one. */
const images = new Map<string, Image>();

/** Does what `download` does; from the second time on by writing down the rows that it left, which is ten times quicker. */
export function fillStore(
  sql: Sql,
  { who, snapshot, at }: Readonly<{ who: string; snapshot: string; at: number }>,
  download: () => ChangesResponse,
): void {
  const key = `${who} ${at} ${snapshot}`;
  const known = images.get(key);
  if (!known) {
    const delta = download();
    images.set(key, { tables: imageOf(sql), delta });
    return;
  }
  sql.write(() => {
    for (const { empty, insert, rows } of known.tables) {
      sql.run(empty);
      sql.run(insert, [rows]);
    }
    markPulled(sql, known.delta, at);
  });
}

/** Everything but who this device is. */
function imageOf(sql: Sql): readonly TableImage[] {
  const tables = sql.all<{ name: string; wr: number }>(
    `SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name <> 'device'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  return tables.flatMap(({ name, wr }): TableImage[] => {
    const columns = sql
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`)
      .map((column) => column.name);
    // Some tables name the rows of others by their numbers.
    const all = wr === 1 ? columns : ['rowid', ...columns];
    const found = sql.all<Record<string, string | number | null>>(
      `SELECT ${all.map((column, n) => `${column} AS c${n}`).join(', ')} FROM ${name}`,
    );
    if (found.length === 0) return [];
    const picks = all.map((_, n) => `value ->> ${n}`);
    const insert = `INSERT INTO ${name} (${all.join(', ')}) SELECT ${picks.join(', ')} FROM json_each(jsonb(?))`;
    const rows = found.map((row) => all.map((_, n) => row[`c${n}`] ?? null));
    return [{ empty: `DELETE FROM ${name}`, insert, rows: JSON.stringify(rows) }];
  });
}
