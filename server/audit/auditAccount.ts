import type { Db, Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

/** What somebody did about who may sign in. No e-mail, no name, no code. */
export type AccountNote = Readonly<{
  action:
    | 'changePassword'
    | 'signOutEverywhere'
    | 'invite'
    | 'withdrawInvitation'
    | 'redeemInvitation'
    | 'editAccount'
    | 'closeAccount';
  /** Whose account it is about, where there is one yet. */
  accountId?: string;
  invitationId?: string;
  sessionsEnded?: number;
  from?: Readonly<Record<string, unknown>>;
  to?: Readonly<Record<string, unknown>>;
}>;

export async function auditAccount(
  db: Db | Trx,
  by: By,
  note: AccountNote,
  concerned: Readonly<{ orgIds: readonly string[]; userIds: readonly string[] }> = { orgIds: [], userIds: [] },
): Promise<void> {
  await writeAudit(db, by, { kind: 'account', ...concerned, detail: { ...note } });
}
