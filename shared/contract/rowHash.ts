import { canonicalJson } from './canonicalJson.ts';
import { md5 } from './md5.ts';

/** Two unsigned 32-bit sums. Rows may be added and taken away in any order. */
export type TableHash = Readonly<{ high: number; low: number }>;

/** The hash of a table without rows. */
export const EMPTY_HASH: TableHash = { high: 0, low: 0 };

/**
 * What one row (as it is on the wire) adds to its table's hash: the first 64 bits of the MD5 of its canonical JSON,
 * as two numbers. MD5 because PostgreSQL has it built in; it guards against drift here, not against an enemy.
 */
export function rowHash(row: unknown): TableHash {
  return textHash(canonicalJson(row));
}

/** The same for a row that is canonical JSON already. */
export function textHash(canonical: string): TableHash {
  const [high, low] = md5(canonical);
  return { high, low };
}

/** The hash of the table with this row in it. */
export function addRow(table: TableHash, row: TableHash): TableHash {
  return { high: (table.high + row.high) >>> 0, low: (table.low + row.low) >>> 0 };
}

/** The hash of the table without this row. */
export function removeRow(table: TableHash, row: TableHash): TableHash {
  return { high: (table.high - row.high) >>> 0, low: (table.low - row.low) >>> 0 };
}

/** The hash of a whole table. */
export function hashRows(rows: Iterable<unknown>): TableHash {
  let table = EMPTY_HASH;
  for (const row of rows) table = addRow(table, rowHash(row));
  return table;
}

/** As `Check.hash` carries it: 16 hexadecimal digits. */
export function formatHash({ high, low }: TableHash): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
