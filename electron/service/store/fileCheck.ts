import type { Sql } from './sqlite.ts';

/** A page of the file does not hold what it should; the rest of the app knows it by SQLite's own code. */
export class DamagedStore extends Error {
  override readonly name = 'DamagedStore';
  readonly code = 'SQLITE_CORRUPT';
}

/** The tables that are ours alone, where damage would cost an edit; the rest can be downloaded again. */
const OWN_TABLES = ['device', 'change_sets', 'outbox', 'outbox_lanes', 'verdicts'];

/** Checks what cannot be had again: few pages, at every start. Throws `DamagedStore`. */
export function checkOwnTables(sql: Sql): void {
  for (const table of OWN_TABLES) checkTable(sql, table);
}

/**
 * Checks of every table with its indexes, each a step of its own, for the time after the first screen. A step throws when
 * it finds damage.
 */
export function fileCheckSteps(sql: Sql): readonly (() => void)[] {
  return sql
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    .map(({ name }) => () => {
      // A snapshot may have replaced it meanwhile.
      if (sql.get('SELECT 1 AS yes FROM sqlite_master WHERE name = ?', [name])) checkTable(sql, name);
    });
}

function checkTable(sql: Sql, table: string): void {
  const answer = Object.values(sql.get(`PRAGMA quick_check('${table}')`) ?? {})[0];
  if (answer !== 'ok') throw new DamagedStore(table);
}
