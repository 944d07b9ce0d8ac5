import Database from 'libsql';

/** What libsql can bind. It ends the whole process on a boolean, so there is none here. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlParams = readonly SqlValue[];

/** The one connection to a store: synchronous, statements kept prepared. */
export type Sql = Readonly<{
  /** Returns how many rows were altered. */
  run: (statement: string, params?: SqlParams) => number;
  get: <T extends object>(statement: string, params?: SqlParams) => T | undefined;
  all: <T extends object>(statement: string, params?: SqlParams) => T[];
  exec: (statements: string) => void;
  /** Runs the work in one `BEGIN IMMEDIATE` transaction; inside another one it becomes part of it. */
  write: <T>(work: () => T) => T;
  close: () => void;
}>;

/** A statement that is kept, and the names of its columns once it has answered. */
type Kept = { readonly statement: Database.Statement; names: readonly string[] | null };

/** Alters nothing that a statement names. */
const SETS = /^\s*PRAGMA\b[^;]*;?\s*$/i;

/** Opens a database file (`:memory:` too) as it is: without pragmas, checks or schema. */
export function openSql(file: string, key: string | null): Sql {
  const db = new Database(file, cipher(key));
  const statements = new Map<string, Kept>();
  const prepared = (statement: string): Kept => {
    const known = statements.get(statement);
    if (known) return known;
    const made: Kept = { statement: db.prepare(statement), names: null };
    // As lists: libsql would say the name of every column again with every row, which takes longer than finding the row.
    if (made.statement.reader) made.statement.raw(true);
    statements.set(statement, made);
    return made;
  };
  const toRow = <T extends object>(kept: Kept, values: unknown): T => {
    // Known only after an answer: before it, a statement may still be of tables that were altered since.
    kept.names ??= kept.statement.columns().map(({ name }) => name);
    return named(kept.names, values as readonly unknown[]) as T;
  };
  // Parameters travel as one array: libsql takes a single object (null too) for named parameters.
  const sql: Sql = {
    run: (statement, params = []) => prepared(statement).statement.run(params).changes,
    get: <T extends object>(statement: string, params: SqlParams = []) => {
      const kept = prepared(statement);
      const values = kept.statement.get(params);
      return values === undefined ? undefined : toRow<T>(kept, values);
    },
    all: <T extends object>(statement: string, params: SqlParams = []) => {
      const kept = prepared(statement);
      return kept.statement.all(params).map((values) => toRow<T>(kept, values));
    },
    exec: (text) => {
      db.exec(text);
      // Tables may have other columns now.
      if (SETS.test(text)) return;
      for (const kept of statements.values()) kept.names = null;
    },
    write: (work) => (db.inTransaction ? work() : inTransaction(db, work)),
    close: () => {
      statements.clear();
      db.close();
    },
  };
  return sql;
}

function named(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at += 1) row[names[at] as string] = values[at];
  return row;
}

function inTransaction<T>(db: Database.Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has already ended the transaction by itself.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** libsql knows these two options, its types (taken from another library) do not. */
function cipher(key: string | null): Database.Options {
  const options = key === null ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: key };
  return options as Database.Options;
}
