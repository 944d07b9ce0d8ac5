import type { PGlite, Results } from '@electric-sql/pglite';
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { beginStatement } from './beginStatement.ts';

/** Kysely over PGlite: PostgreSQL inside this process. It has one connection, so whoever asks takes turns. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(pglite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function pgliteDriver(pglite: PGlite): Driver {
  const mutex = createMutex();
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) =>
      toQueryResult<R>(await pglite.query<R>(query.sql, [...query.parameters])),
    streamQuery: () => {
      throw new Error('Read with a database cursor instead.');
    },
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      await mutex.acquire();
      return connection;
    },
    releaseConnection: async () => {
      mutex.release();
    },
    beginTransaction: async (_, settings) => {
      await pglite.query(beginStatement(settings));
    },
    commitTransaction: async () => {
      await pglite.query('commit');
    },
    rollbackTransaction: async () => {
      await pglite.query('rollback');
    },
    destroy: async () => {
      await mutex.acquire();
      await pglite.close();
    },
  };
}

function toQueryResult<R>(results: Results<R>): QueryResult<R> {
  return { rows: results.rows, numAffectedRows: BigInt(results.affectedRows ?? 0) };
}

/** First come, first served. */
function createMutex(): Readonly<{ acquire: () => Promise<void>; release: () => void }> {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    acquire: async () => {
      if (taken) await new Promise<void>((resolve) => waiting.push(resolve));
      taken = true;
    },
    release: () => {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}
