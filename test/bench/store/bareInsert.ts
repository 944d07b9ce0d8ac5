import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { baseIndexes, createBaseTables } from '../../../electron/service/store/baseSql.ts';
import { baseTables } from '../../../electron/service/store/baseTables.ts';
import { setPragmas } from '../../../electron/service/store/pragmas.ts';
import { openSql } from '../../../electron/service/store/sqlite.ts';
import type { SqlValue } from '../../../electron/service/store/sqlite.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import type { RowsLine } from './sampleRows.ts';
import { KEY } from './sampleStore.ts';

/** The least that storing these rows can be: ready values into plain tables of the same engine, indexed at the end. */
export function bareInsert(folder: string, lines: readonly RowsLine[]): number {
  mkdirSync(folder, { recursive: true });
  const sql = openSql(join(folder, 'bare.db'), KEY);
  setPragmas(sql, 'disk');
  createBaseTables(sql, '', tableNames);
  let n = 0;
  const ready = lines.map((line): Readonly<{ statement: string; rows: (readonly SqlValue[])[] }> => {
    const { name, columns, values } = baseTables[line.table];
    const valuesOf = values as (row: unknown, n: number) => readonly SqlValue[];
    const rows = line.rows.map((row) => {
      n += 1;
      return valuesOf(row, n);
    });
    return { statement: `INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`, rows };
  });
  const began = performance.now();
  for (const { statement, rows } of ready) {
    sql.write(() => {
      for (const row of rows) sql.run(statement, row);
    });
  }
  for (const { statement } of baseIndexes('', 0, tableNames)) sql.exec(statement);
  const took = performance.now() - began;
  sql.close();
  return took;
}
