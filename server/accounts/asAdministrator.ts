import { sql } from 'kysely';
import type { By } from '../audit/writeAudit.ts';
import { inTransaction, type Db } from '../database/transaction.ts';
import { loadSight } from '../licensing/sight.ts';
import type { EditContext } from '../people/runEdit.ts';
import { RequestError } from '../problems.ts';
import { loadAccount } from './loadAccount.ts';

/**
 * Runs something about accounts, with the rights that the administrator has in that very transaction: two who close each
 * other at once must not both succeed, so whoever acts on accounts of a district takes a turn.
 */
export async function asAdministrator<R>(db: Db, by: By, run: (context: EditContext) => Promise<R>): Promise<R> {
  return inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`accounts of ${by.districtId}`}, 0))`.execute(trx);
    const signedIn = await loadAccount(trx, by.accountId);
    if (!signedIn) throw new RequestError('unauthorized');
    if (signedIn.account.role === 'teacher') throw new RequestError('forbidden');
    return run({ trx, sight: await loadSight(trx, { ...signedIn.account, districtId: signedIn.districtId }) });
  });
}
