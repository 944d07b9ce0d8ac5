import { schema1 } from './schema1.ts';
import { schema2 } from './schema2.ts';
import { schema3 } from './schema3.ts';
import { schema4 } from './schema4.ts';
import { schema5 } from './schema5.ts';
import { schema6 } from './schema6.ts';
import { schema7 } from './schema7.ts';
import { ServiceError } from '../serviceError.ts';
import type { Sql } from './sqlite.ts';

/** In order; the number of those done is the file's `user_version`. */
const migrations: readonly ((sql: Sql) => void)[] = [schema1, schema2, schema3, schema4, schema5, schema6, schema7];

export const SCHEMA_VERSION = migrations.length;

/** The version a file was written with; 0: it has none of our tables yet. */
export function readVersion(sql: Sql): number {
  return sql.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/**
 * Brings the file to this version, each step in one transaction; refuses a file of a newer Seatwise untouched. An older
 * version than this one is made in tests only, to see it brought on.
 */
export function migrate(sql: Sql, to = SCHEMA_VERSION): void {
  const found = readVersion(sql);
  if (found > SCHEMA_VERSION) throw new ServiceError('storeNewer');
  for (const [index, step] of migrations.entries()) {
    if (index < found || index >= to) continue;
    sql.write(() => {
      step(sql);
      sql.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
