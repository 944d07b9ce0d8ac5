import type { Trx } from '../database/transaction.ts';
import type { ProblemCode } from '../../shared/contract/problem.ts';
import type { RosterCounts } from '../../shared/contract/rosterSync.ts';
import { writeAudit, type By } from './writeAudit.ts';

export type RosterEditNote = Readonly<{
  action: string;
  /** Of the person, class or enrollment. */
  id: string;
  editId: string;
  /** Which members were given, never what to. */
  fields: readonly string[];
  /** Why it was refused; null when it was done. */
  refused: ProblemCode | null;
  /** Was everything so already? */
  noop: boolean;
}>;

export type Concerned = Readonly<{ userIds: readonly string[]; orgIds: readonly string[] }>;

/** A roster that was uploaded; it concerns every school that it altered. */
export async function auditUpload(
  trx: Trx,
  by: By,
  upload: Readonly<{ editId: string; counts: RosterCounts; orgIds: readonly string[] }>,
): Promise<void> {
  const { editId, counts, orgIds } = upload;
  await writeAudit(trx, by, { kind: 'roster', orgIds, detail: { action: 'importRoster', editId, counts } });
}

/** An edit of people, classes or enrollments, done or refused. */
export async function auditRosterEdit(trx: Trx, by: By, note: RosterEditNote, concerned: Concerned): Promise<void> {
  await writeAudit(trx, by, { kind: 'roster', ...concerned, detail: { ...note } });
}
