import { derivedTables } from '../../electron/service/store/derived/derivedTables.ts';
import { openSql, type Sql } from '../../electron/service/store/sqlite.ts';
import { migrate, readVersion, SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import { createTouching, type Touched } from './touched.ts';

/** The process is gone: what it was doing goes no further. */
export class Crashed extends Error {}

/** What the disk does at a commit that is to come. */
export type DiskFault =
  | Readonly<{ kind: 'error'; code: 'SQLITE_FULL' | 'SQLITE_BUSY' | 'SQLITE_IOERR' }>
  | Readonly<{ kind: 'crash'; when: 'before' | 'after' }>;

/** The disk of one computer: what is committed stays, whatever happens to processes. */
export type Disk = Readonly<{
  /** The store as one process has it. */
  openFor: (life: Life) => Sql;
  /** Looks at what is committed, beside whoever runs. */
  look: () => Sql;
  /** The commit after `commits` more of them. */
  plan: (commits: number, fault: DiskFault) => void;
  healthy: () => void;
  /** How many commits there were: whoever saw this number has seen everything. */
  commits: () => number;
  /** Tables that were written to since this was asked last. */
  touched: () => Touched;
  /** False from `toSchema` on until the store was brought to today's shape: a crash may come in between. */
  isToday: () => boolean;
  /** Puts the store back into the shape that an older version of the app would have left. */
  toSchema: (version: number) => boolean;
  /** The run is over. */
  discard: () => void;
}>;

/** One run of the service process. */
export type Life = { dead: boolean; readonly onDeath: () => void };

/** `prepare` writes what an office's computer holds on the morning of the run. */
export function createDisk(prepare: (sql: Sql) => void): Disk {
  let base = takeEmpty();
  const { generation } = base;
  prepare(base.sql);
  base.sql.run('UPDATE device SET generation = ?', [generation]);
  let commits = 0;
  const touching = createTouching();
  let isToday = true;
  let planned: { left: number; fault: DiskFault }[] = [];

  const next = (): DiskFault | null => {
    const due = planned.find((entry) => entry.left <= 0);
    for (const entry of planned) entry.left -= 1;
    if (!due) return null;
    planned = planned.filter((entry) => entry !== due);
    return due.fault;
  };

  const openFor = (life: Life): Sql => {
    let inside = false;
    const alive = (): void => {
      if (life.dead) throw new Crashed();
    };
    const commit = <T>(work: () => T): T => {
      alive();
      const fault = next();
      inside = true;
      try {
        const result = base.sql.write(() => {
          const made = work();
          if (fault?.kind === 'error') throw diskError(fault.code);
          if (fault?.kind === 'crash' && fault.when === 'before') die(life);
          return made;
        });
        commits += 1;
        if (fault?.kind === 'crash') die(life);
        return result;
      } finally {
        inside = false;
      }
    };
    return {
      run: (statement, params) => {
        const altered = inside ? base.sql.run(statement, params) : commit(() => base.sql.run(statement, params));
        // Many a statement clears or mends what hardly ever is there.
        if (altered > 0) touching.note(statement);
        return altered;
      },
      get: (statement, params) => {
        alive();
        return base.sql.get(statement, params);
      },
      all: (statement, params) => {
        alive();
        return base.sql.all(statement, params);
      },
      exec: (statements) => {
        touching.note(statements);
        return inside ? base.sql.exec(statements) : commit(() => base.sql.exec(statements));
      },
      write: (work) => (inside ? work() : commit(work)),
      close: () => undefined,
    };
  };

  return {
    openFor,
    look: () => base.sql,
    plan: (after, fault) => planned.push({ left: after, fault }),
    healthy: () => {
      planned = [];
    },
    commits: () => commits,
    touched: touching.take,
    isToday: () => {
      isToday ||= readVersion(base.sql) === SCHEMA_VERSION;
      return isToday;
    },
    toSchema: (version) => {
      const older = copyInto(base.sql, version);
      if (!older) return false;
      giveBack(base.sql);
      base = { sql: older, generation: 0 };
      isToday = version === SCHEMA_VERSION;
      touching.noteAll();
      commits += 1;
      return true;
    },
    discard: () => giveBack(base.sql),
  };
}

function die(life: Life): never {
  life.onDeath();
  throw new Crashed();
}

function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

type Store = Readonly<{ sql: Sql; generation: number }>;

/** Stores of runs that are over: emptying one is ten times quicker than making one. */
const used: Sql[] = [];

function takeEmpty(): Store {
  const sql = used.pop();
  if (!sql) return { sql: openEmpty(SCHEMA_VERSION), generation: 0 };
  // Indexes are named after the generation of the snapshot that made them, so its number must go on.
  const generation = sql.get<{ generation: number }>('SELECT generation FROM device')?.generation ?? 0;
  sql.exec('PRAGMA foreign_keys = 0');
  sql.write(() => {
    for (const { name } of tablesOf(sql)) sql.run(`DELETE FROM ${name}`);
    sql.run('DELETE FROM sqlite_sequence');
  });
  sql.exec('PRAGMA foreign_keys = 1');
  return { sql, generation };
}

function giveBack(sql: Sql): void {
  const left = sql.get(
    "SELECT 1 FROM sqlite_master WHERE name LIKE 'next\\_%' ESCAPE '\\' OR name LIKE 'old\\_%' ESCAPE '\\'",
  );
  if (left || readVersion(sql) !== SCHEMA_VERSION || used.length >= 8) sql.close();
  else used.push(sql);
}

function openEmpty(version: number): Sql {
  const sql = openSql(':memory:', null);
  sql.exec('PRAGMA foreign_keys = 1; PRAGMA temp_store = 2');
  migrate(sql, version);
  return sql;
}

const COMPUTED: ReadonlySet<string> = new Set(Object.values(derivedTables).map(({ name }) => name));

/** Everything, in the shape of an older schema; null when something of it has no place there or is not allowed. */
function copyInto(from: Sql, version: number): Sql | null {
  const into = openEmpty(version);
  const places = new Set(tablesOf(into).map(({ name }) => name));
  const hasRows = (table: string): boolean => from.get(`SELECT 1 FROM ${table}`) !== undefined;
  if (tablesOf(from).some(({ name }) => !places.has(name) && !COMPUTED.has(name) && hasRows(name))) {
    into.close();
    return null;
  }
  try {
    into.exec('PRAGMA foreign_keys = 0');
    into.write(() => {
      for (const { name } of tablesOf(into)) copyTable(from, into, name);
    });
    into.exec('PRAGMA foreign_keys = 1');
    return into;
  } catch {
    into.close();
    return null;
  }
}

function tablesOf(sql: Sql): readonly Readonly<{ name: string }>[] {
  return sql.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
}

function copyTable(from: Sql, into: Sql, table: string): void {
  const columns = (sql: Sql): string[] =>
    sql.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
  const there = new Set(columns(from));
  const wanted = columns(into);
  const shared = wanted.filter((name) => there.has(name));
  if (shared.length === 0) return;
  // What is computed had another shape once: the upgrade computes it anew.
  if (COMPUTED.has(table) && shared.length < wanted.length) return;
  // A new store has rows of its own (the counts of nobody).
  into.run(`DELETE FROM ${table}`);
  const statement = `INSERT INTO ${table} (${shared.join(', ')}) VALUES (${shared.map(() => '?').join(', ')})`;
  for (const row of from.all<Record<string, string | number | null>>(`SELECT ${shared.join(', ')} FROM ${table}`)) {
    into.run(
      statement,
      shared.map((column) => row[column] ?? null),
    );
  }
}
