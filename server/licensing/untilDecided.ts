import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { LostRace } from './writeEffects.ts';

const ATTEMPTS = 20;

/** One transaction about licenses, run again when somebody was quicker. */
export async function untilDecided<R>(db: Db, run: (trx: Trx) => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, run);
    } catch (error) {
      if (!(error instanceof LostRace) || attempt >= ATTEMPTS) throw error;
    }
  }
}
