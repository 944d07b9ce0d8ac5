import type { ChangesResponse } from '../../shared/contract/pull.ts';
import { markPulled } from '../../electron/service/store/device.ts';
import type { Sql, SqlParams } from '../../electron/service/store/sqlite.ts';

/** The rows of one table, and the statement that puts one of them there. */
type TableImage = Readonly<{ empty: string; insert: string; rows: readonly SqlParams[] }>;
type Image = readonly TableImage[];

/** Stores as they were left by a first download, by who downloaded what: many runs begin with the same one. */
const images = new Map<string, Image>();

/** Does what `download` does; from the second time on by writing down the rows that it left, which is ten times quicker. */
export function fillStore(sql: Sql, who: string, delta: ChangesResponse, at: number, download: () => void): void {
  const key = `${who} ${at} ${JSON.stringify(delta)}`;
  const known = images.get(key);
  if (!known) {
    download();
    images.set(key, imageOf(sql));
    return;
  }
  sql.write(() => {
    for (const { empty, insert, rows } of known) {
      sql.run(empty);
      for (const row of rows) sql.run(insert, row);
    }
    markPulled(sql, delta, at);
  });
}

/** Everything but who this device is. */
function imageOf(sql: Sql): Image {
  const tables = sql.all<{ name: string; wr: number }>(
    `SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name <> 'device'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  return tables.flatMap(({ name, wr }): Image => {
    const columns = sql
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`)
      .map((column) => column.name);
    // Some tables name the rows of others by their numbers.
    const all = wr === 1 ? columns : ['rowid', ...columns];
    const found = sql.all<Record<string, string | number | null>>(
      `SELECT ${all.map((column, n) => `${column} AS c${n}`).join(', ')} FROM ${name}`,
    );
    if (found.length === 0) return [];
    const insert = `INSERT INTO ${name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
    return [
      { empty: `DELETE FROM ${name}`, insert, rows: found.map((row) => all.map((_, n) => row[`c${n}`] ?? null)) },
    ];
  });
}
