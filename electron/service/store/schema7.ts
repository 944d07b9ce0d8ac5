import type { Sql } from './sqlite.ts';

/** Version 7: students by grade are found in a district as quickly as in a school. */
export function schema7(sql: Sql): void {
  const generation = sql.get<{ generation: number }>('SELECT generation FROM device')?.generation ?? 0;
  // A store from before version 6 has it by now: that step made its tables as they are today.
  sql.exec(`CREATE INDEX IF NOT EXISTS users_1_g${generation} ON users (listed, kind, grade, sort_name, id)`);
}
