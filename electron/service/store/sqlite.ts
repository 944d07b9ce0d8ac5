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

/** Opens a database file (`:memory:` too) as it is: without pragmas, checks or schema. */
export function openSql(file: string, key: string | null): Sql {
  const db = new Database(file, cipher(key));
  const statements = new Map<string, Database.Statement>();
  const prepared = (statement: string): Database.Statement => {
    const known = statements.get(statement);
    if (known) return known;
    const made = db.prepare(statement);
    statements.set(statement, made);
    return made;
  };
  // Parameters travel as one array: libsql takes a single object (null too) for named parameters.
  const sql: Sql = {
    run: (statement, params = []) => prepared(statement).run(params).changes,
    get: <T extends object>(statement: string, params: SqlParams = []) =>
      // `get` adds a `_metadata` member that no row has; `all` does not.
      prepared(statement).all(params)[0] as T | undefined,
    all: <T extends object>(statement: string, params: SqlParams = []) => prepared(statement).all(params) as T[],
    exec: (text) => {
      db.exec(text);
    },
    write: (work) => (db.inTransaction ? work() : inTransaction(db, work)),
    close: () => {
      statements.clear();
      db.close();
    },
  };
  return sql;
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
