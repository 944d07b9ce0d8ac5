import { baseIndexes, createBaseTables } from './baseSql.ts';
import type { Sql } from './sqlite.ts';

/** Version 2: who waits for a license. A store that is in use fills it with a snapshot; a delta would leave out those who wait already. */
export function schema2(sql: Sql): void {
  createBaseTables(sql, '', ['waiting']);
  const generation = sql.get<{ generation: number }>('SELECT generation FROM device')?.generation ?? 0;
  for (const index of baseIndexes('', generation, ['waiting'])) sql.exec(index);
  sql.exec('UPDATE device SET snapshot_wanted = 1');
}
