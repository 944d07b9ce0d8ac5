import { OrgId } from '../../shared/contract/ids.ts';
import type { Db } from '../database/transaction.ts';
import { reviewDistrict, serveDistrict } from '../licensing/serveDistrict.ts';

/** Serves who waits for a license that nobody's change has freed: at midnight a term has started. */
export async function serveDueLines(db: Db, now: Date): Promise<void> {
  for (const id of await districtsWithLines(db)) await serveDistrict(db, id, now);
}

/** Ends the waits that came to nothing without a word: every term has ended, who asked has no account any more. */
export async function reviewLines(db: Db, now: Date): Promise<void> {
  for (const id of await districtsWithLines(db)) await reviewDistrict(db, id, now);
}

async function districtsWithLines(db: Db): Promise<readonly OrgId[]> {
  const rows = await db
    .selectFrom('waiting')
    .select('district_id')
    .distinct()
    .where('state', '=', 'waiting')
    .orderBy('district_id')
    .execute();
  return rows.map((row) => OrgId.parse(row.district_id));
}
