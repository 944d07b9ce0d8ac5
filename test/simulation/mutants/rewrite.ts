import type { Sql } from '../../../electron/service/store/sqlite.ts';

/** The store with one thing said otherwise in its SQL. */
export function rewriting(from: string | RegExp, to: string): (sql: Sql) => Sql {
  return (sql) => {
    const altered = (statement: string): string => statement.replace(from, to);
    return {
      ...sql,
      run: (statement, params) => sql.run(altered(statement), params),
      get: (statement, params) => sql.get(altered(statement), params),
      all: (statement, params) => sql.all(altered(statement), params),
      exec: (statements) => sql.exec(altered(statements)),
    };
  };
}
