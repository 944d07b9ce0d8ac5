import type { Checks } from '../../../shared/contract/pull.ts';
import { addRow, EMPTY_HASH, formatHash, textHash, type TableHash } from '../../../shared/contract/rowHash.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import { baseTables } from './baseTables.ts';
import type { Sql } from './sqlite.ts';
import { readWireRows } from './wireRows.ts';

/** Is the copy of the server's truth what the server says it is? Asked piece by piece: the answer is null until it is known. */
export type DriftCheck = Readonly<{ step: () => readonly TableName[] | null }>;

/** So many rows take a few milliseconds. */
const PIECE = 1000;

/**
 * Compares counts at once, and hashes table by table. The base must not be written until it is through: the checks are
 * those of one moment. The last step names the tables that differ.
 */
export function beginDriftCheck(sql: Sql, checks: Checks): DriftCheck {
  const differing: TableName[] = tableNames.filter((table) => countOf(sql, table) !== checks[table].count);
  const left = tableNames.filter((table) => !differing.includes(table));
  let hash: TableHash = EMPTY_HASH;
  let after = -1;
  return {
    step: () => {
      const [table] = left;
      if (table === undefined) return differing;
      const { rows, last } = readWireRows(sql, table, after, PIECE);
      for (const row of rows) hash = addRow(hash, textHash(row));
      after = last ?? after;
      if (rows.length === PIECE) return null;
      if (formatHash(hash) !== checks[table].hash) differing.push(table);
      left.shift();
      hash = EMPTY_HASH;
      after = -1;
      return left.length === 0 ? differing : null;
    },
  };
}

function countOf(sql: Sql, table: TableName): number {
  return sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${baseTables[table].name}`)?.n ?? 0;
}
