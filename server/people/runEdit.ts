import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import type { ProblemCode } from '../../shared/contract/problem.ts';
import type { EditId } from '../../shared/contract/rosterEdit.ts';
import type { SignedIn } from '../accounts/loadAccount.ts';
import { auditRosterEdit, type Concerned } from '../audit/auditRosterEdit.ts';
import type { By } from '../audit/writeAudit.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import { servePeople } from '../licensing/serveDistrict.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';

/** What an edit works with: its transaction, and what its author sees in it. */
export type EditContext = Readonly<{ trx: Trx; sight: Sight }>;

type Json = Readonly<Record<string, unknown>>;

/** What an edit did. */
export type Edited = Concerned &
  Readonly<{
    /** The row as its author sees it now; null when it is gone. */
    row: Json | null;
    /** Everything was so already. */
    noop: boolean;
  }>;

export type EditRequest = Readonly<{
  action: 'importRoster' | 'createPerson' | 'editPerson' | `${'create' | 'edit' | 'remove'}${'Class' | 'Enrollment'}`;
  editId: EditId;
  /** Of the person, class or enrollment. */
  id: string;
  /** What is wanted of it. */
  fields: Json;
  seen?: string;
}>;

type Answer =
  | Readonly<{ status: 'done'; row: Json | null }>
  | Readonly<{ status: 'refused'; code: ProblemCode; detail: string; current: Json | null }>;

/**
 * Runs one edit of the roster, once: the answer is kept under the edit's id with what was asked, in the transaction that
 * wrote what it did. The same edit again gets the same answer, also a refusal: what a person was shown as refused must
 * not happen later because a network delivered it twice. Only passing faults keep nothing.
 */
export async function runEdit(
  db: Db,
  signedIn: SignedIn,
  by: By,
  request: EditRequest,
  edit: (context: EditContext) => Promise<Edited>,
): Promise<Json | null> {
  let people: readonly string[] = [];
  const answer = await inTransaction(db, async (trx) => {
    people = [];
    const known = await claimEdit(trx, by, request);
    if (known) return known;
    // Not while an import of the district runs: each would write what the other does not expect. Who finds one under
    // way is told to come back, rather than wait with a connection that pushes need.
    await sql`select from districts where id = ${by.districtId} for share nowait`.execute(trx);
    const sight = await loadSight(trx, { ...signedIn.account, districtId: signedIn.districtId });
    const decided = await decide(trx, by, request, async () => {
      const edited = await edit({ trx, sight });
      if (!edited.noop) people = edited.userIds;
      return edited;
    });
    await trx
      .updateTable('edits')
      .set({ answer: JSON.stringify(decided) })
      .where('account_id', '=', by.accountId)
      .where('id', '=', request.editId)
      .execute();
    return decided;
  });
  if (answer.status === 'done') {
    // Committed: an edit holds people, and who holds a line locks it before them.
    if (people.length > 0) await servePeople(db, by.districtId, people, by.at);
    return answer.row;
  }
  throw new RequestError(answer.code, answer.detail, {}, answer.current);
}

/** Null when the edit is new, and now ours; else what was answered to it. Two at once: the second waits here. */
export async function claimEdit(trx: Trx, by: By, { editId, ...content }: EditRequest): Promise<Answer | null> {
  const hash = createHash('sha256').update(canonicalJson(content)).digest('base64url');
  const claimed = await trx
    .insertInto('edits')
    .values({ account_id: by.accountId, id: editId, hash, answer: null, at: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const known = await trx
    .selectFrom('edits')
    .select(['hash', 'answer'])
    .where('account_id', '=', by.accountId)
    .where('id', '=', editId)
    .executeTakeFirstOrThrow();
  if (known.hash !== hash) throw new RequestError('otherBytesForSameId');
  return known.answer as Answer;
}

async function decide(trx: Trx, by: By, request: EditRequest, edit: () => Promise<Edited>): Promise<Answer> {
  const { action, id, editId, fields } = request;
  const note = { action, id, editId, fields: Object.keys(fields).sort() };
  // A refusal may come after a write: it takes that back and nothing else.
  await sql`savepoint edit`.execute(trx);
  try {
    const { row, noop, ...concerned } = await edit();
    await auditRosterEdit(trx, by, { ...note, noop, refused: null }, concerned);
    if (!noop) await sql`select pg_notify(${NOTICE_CHANNEL}, ${by.districtId})`.execute(trx);
    return { status: 'done', row };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    await sql`rollback to savepoint edit`.execute(trx);
    await auditRosterEdit(trx, by, { ...note, noop: false, refused: error.code }, { userIds: [], orgIds: [] });
    return { status: 'refused', code: error.code, detail: error.message, current: error.current };
  }
}
