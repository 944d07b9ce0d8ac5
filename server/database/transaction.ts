import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import { isPassing } from './databaseError.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

const ATTEMPTS = 5;

/** One transaction, tried again when the database gave it up for another's sake (deadlock, serialization). */
export async function inTransaction<R>(db: Db, run: (trx: Trx) => Promise<R>, attempts = ATTEMPTS): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(run);
    } catch (error) {
      if (!isPassing(error) || attempt >= attempts) throw error;
    }
  }
}

/** Reads that all see the database at one instant. */
export async function inSnapshot<R>(db: Db, run: (trx: Trx) => Promise<R>): Promise<R> {
  const isolation: IsolationLevel = 'repeatable read';
  return db.transaction().setIsolationLevel(isolation).setAccessMode('read only').execute(run);
}

/** What a transaction answers, and nothing of what it wrote. */
export async function undone<R>(db: Db, run: (trx: Trx) => Promise<R>): Promise<R> {
  try {
    return await inTransaction<R>(db, async (trx) => {
      throw new Undone(await run(trx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as R;
    throw error;
  }
}

class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super();
    this.result = result;
  }
}
