import type { Sql } from './sqlite.ts';

/** What a durable, private store needs; each is read back, for SQLite ignores what it does not know. */
const REQUIRED: readonly (readonly [name: string, value: string | number])[] = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  // Without it macOS answers an fsync before the disk has the bytes.
  ['fullfsync', 1],
  ['checkpoint_fullfsync', 1],
  ['foreign_keys', 1],
  // Sorts that overflow memory would otherwise write names to a plain temporary file.
  ['temp_store', 2],
];

/**
 * Sets the pragmas of a connection and asserts that they hold. A store in memory has no journal to speak of, one that is
 * only read none to choose.
 */
export function setPragmas(sql: Sql, where: 'disk' | 'memory' | 'read'): void {
  sql.exec('PRAGMA busy_timeout = 5000');
  sql.exec('PRAGMA cache_size = -32000');
  for (const [name, value] of REQUIRED) {
    if (where !== 'disk' && name === 'journal_mode') continue;
    sql.all(`PRAGMA ${name} = ${value}`);
    const found = Object.values(sql.get(`PRAGMA ${name}`) ?? {})[0];
    if (found !== value) throw new Error(`pragma ${name} is ${String(found)}, not ${value}`);
  }
}
