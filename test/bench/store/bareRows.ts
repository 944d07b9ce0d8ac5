import { baseTables } from '../../../electron/service/store/baseTables.ts';
import type { Sql, SqlValue } from '../../../electron/service/store/sqlite.ts';
import type { ChangesResponse } from '../../../shared/contract/pull.ts';
import { tableNames } from '../../../shared/contract/rows.ts';

/** The least that writing a pull can be: each row replaced by a prepared statement, one commit; nothing else kept true. */
export function writeBare(sql: Sql, { rows }: ChangesResponse): void {
  sql.write(() => {
    for (const table of tableNames) {
      const { name, columns, values } = baseTables[table];
      const valuesOf = values as (row: unknown, n: number) => readonly SqlValue[];
      const names = columns.map(([column]) => column).filter((column) => column !== 'n');
      const places = columns.flatMap(([column], index) => (column === 'n' ? [] : [index]));
      const statement = `INSERT OR REPLACE INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
      for (const row of rows[table]) {
        const all = valuesOf(row, 0);
        sql.run(
          statement,
          places.map((place) => all[place] ?? null),
        );
      }
    }
  });
}
