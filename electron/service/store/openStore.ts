import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '../serviceError.ts';
import { matchesKeyCheck, writeKeyCheck } from './keyCheck.ts';
import { migrate } from './migrations.ts';
import { setPragmas } from './pragmas.ts';
import { salvage } from './salvage.ts';
import { setAside } from './setAside.ts';
import { openSql, type Sql } from './sqlite.ts';
import { storeFault } from './storeFault.ts';
import { syncFolder } from './writeFileAtomically.ts';

/** A damaged store that was put aside: where it lies, and how many unsent changes were carried over. */
export type SetAside = Readonly<{ path: string; recovered: number }>;
export type OpenedStore = Readonly<{ sql: Sql; setAside: SetAside | null }>;

type Where = Readonly<{
  folder: string;
  key: string;
  /** For the name of a file that is set aside. */
  now: Date;
  /** The file was found damaged while in use: do not trust it again. */
  suspect?: boolean;
}>;

/**
 * Opens the store of one account, or makes it. A damaged file is renamed, never deleted, and its unsent changes are
 * carried over where they can be read. Throws `storeWrongKey`, `storeNewer` or `cannotWrite`, and then alters nothing.
 */
export function openStore(where: Where): OpenedStore {
  try {
    return openOrReplace(where);
  } catch (error) {
    if (storeFault(error) === 'cannotWrite') throw new ServiceError('cannotWrite', { cause: error });
    throw error;
  }
}

/** A store that is gone when the service stops, for a person who chose to keep nothing here. */
export function openMemoryStore(): Sql {
  return prepare(':memory:', null);
}

function openOrReplace({ folder, key, now, suspect = false }: Where): OpenedStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'store.db');
  const checkFile = join(folder, 'store.check');
  const there = existsSync(file) && statSync(file).size > 0;
  const check = there ? matchesKeyCheck(checkFile, key) : 'unknown';
  if (check === 'other') throw new ServiceError('storeWrongKey');
  // Written before the store: a store without its check file is one whose check file was lost.
  if (!there) writeKeyCheck(checkFile, key);
  if (!suspect) {
    try {
      const sql = prepare(file, key);
      if (there && check === 'unknown') writeKeyCheck(checkFile, key);
      if (!there) syncFolder(folder);
      return { sql, setAside: null };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  const path = setAside(file, now);
  writeKeyCheck(checkFile, key);
  const sql = prepare(file, key);
  syncFolder(folder);
  return { sql, setAside: { path, recovered: salvage(path, key, sql) } };
}

function prepare(file: string, key: string | null): Sql {
  const sql = openSql(file, key);
  try {
    setPragmas(sql, key === null ? 'memory' : 'disk');
    migrate(sql);
    checkOwnTables(sql);
    return sql;
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** The tables that are ours alone, where damage would cost an edit; the rest can be downloaded again. */
const OWN_TABLES = ['device', 'change_sets', 'outbox', 'outbox_lanes', 'verdicts'];

function checkOwnTables(sql: Sql): void {
  for (const table of OWN_TABLES) {
    const answer = Object.values(sql.get(`PRAGMA quick_check('${table}')`) ?? {})[0];
    if (answer !== 'ok') throw new DamagedStore(table);
  }
}

class DamagedStore extends Error {}

function isDamage(error: unknown): boolean {
  const fault = storeFault(error);
  return error instanceof DamagedStore || fault === 'damaged' || fault === 'notADatabase';
}
