import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ServiceError } from '../serviceError.ts';
import { listCopies, makeCopy } from './copies.ts';
import { checkOwnTables } from './fileCheck.ts';
import { matchesKeyCheck, writeKeyCheck } from './keyCheck.ts';
import { migrate, readVersion, SCHEMA_VERSION } from './migrations.ts';
import { setPragmas } from './pragmas.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { setAside } from './setAside.ts';
import { openSql, type Sql } from './sqlite.ts';
import { storeFault } from './storeFault.ts';
import { syncFolder } from './writeFileAtomically.ts';

/** A damaged store that was put aside: where it lies, and what was carried over. */
export type SetAside = Salvaged & Readonly<{ path: string }>;

export type OpenedStore = Readonly<{
  sql: Sql;
  /** Null for a store in memory. */
  folder: string | null;
  setAside: SetAside | null;
  /** `read`: a newer Seatwise wrote it. Its roster can be shown, and not a byte of it is altered. */
  access: 'write' | 'read';
  /** The last service ended without folding its journal into the store: killed, or the power was cut. */
  wasUnclean: boolean;
}>;

type Where = Readonly<{
  folder: string;
  key: string;
  /** For the names of files that are set aside or copied. */
  now: Date;
  /** The file was found damaged while in use: do not trust it again. */
  suspect?: boolean;
}>;

/**
 * Opens the store of one account, or makes it. A damaged file is renamed, never deleted, and its unsent changes are
 * carried over where they can be read, else from the newest copy. Throws `storeWrongKey` or `cannotWrite`, and then
 * alters nothing.
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
  return prepare(':memory:', null, () => undefined);
}

function openOrReplace({ folder, key, now, suspect = false }: Where): OpenedStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'store.db');
  const checkFile = join(folder, 'store.check');
  const there = sizeOf(file) > 0;
  const check = there ? matchesKeyCheck(checkFile, key) : 'unknown';
  if (check === 'other') throw new ServiceError('storeWrongKey');
  // Written before the store: a store without its check file is one whose check file was lost.
  if (!there) writeKeyCheck(checkFile, key);
  const wasUnclean = there && sizeOf(`${file}-wal`) > 0;
  if (!suspect) {
    try {
      const newer = there ? openNewer(file, key) : null;
      if (newer) return { sql: newer, folder, setAside: null, access: 'read', wasUnclean };
      const sql = prepare(file, key, (store) => makeCopy(store, folder, now.getTime()));
      if (there && check === 'unknown') writeKeyCheck(checkFile, key);
      if (!there) syncFolder(folder);
      return { sql, folder, setAside: null, access: 'write', wasUnclean };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  const path = setAside(file, now);
  writeKeyCheck(checkFile, key);
  const sql = prepare(file, key, () => undefined);
  syncFolder(folder);
  const sources = { damaged: path, copies: listCopies(folder), key, at: now.toISOString() };
  return { sql, folder, setAside: { path, ...salvage(sources, sql) }, access: 'write', wasUnclean };
}

/**
 * A store of a newer version, in a connection that cannot write: an ordinary one would fold the journal into the store
 * when it is closed. Null when it is none.
 */
function openNewer(file: string, key: string): Sql | null {
  const sql = openSql(`${pathToFileURL(file).href}?mode=ro`, key);
  let isNewer = false;
  try {
    isNewer = readVersion(sql) > SCHEMA_VERSION;
    if (isNewer) setPragmas(sql, 'read');
  } finally {
    if (!isNewer) sql.close();
  }
  return isNewer ? sql : null;
}

function prepare(file: string, key: string | null, copy: (sql: Sql) => void): Sql {
  const sql = openSql(file, key);
  try {
    setPragmas(sql, key === null ? 'memory' : 'disk');
    const version = readVersion(sql);
    if (version > 0 && version < SCHEMA_VERSION) copyWhereThereIsRoom(() => copy(sql));
    migrate(sql);
    checkOwnTables(sql);
    return sql;
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** An upgrade is one transaction a step and cannot break off halfway: a disk too full for a copy need not forbid it. */
function copyWhereThereIsRoom(copy: () => void): void {
  try {
    copy();
  } catch (error) {
    if (storeFault(error) !== 'cannotWrite') throw error;
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function isDamage(error: unknown): boolean {
  const fault = storeFault(error);
  return fault === 'damaged' || fault === 'notADatabase';
}
