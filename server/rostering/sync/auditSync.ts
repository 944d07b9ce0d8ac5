import { type AccountId, OrgId } from '../../../shared/contract/ids.ts';
import { SERVER_ACCOUNT } from '../../audit/serverAccount.ts';
import type { RosterSource } from '../../../shared/contract/rows.ts';
import type { RosterSettings } from '../../../shared/contract/rosterSync.ts';
import { writeAudit } from '../../audit/writeAudit.ts';
import type { Db, Trx } from '../../database/transaction.ts';
import type { RunEnd, TakenRun } from './queue.ts';

type By = Readonly<{ districtId: OrgId; accountId: AccountId; at: Date }>;

/** What an administrator did about rosters: the choice of a source, the settings, a request, an approval. */
export async function auditRosterChange(
  db: Db | Trx,
  by: By,
  detail: Readonly<
    | { what: 'rosterSource'; orgId: string; from: string; to: RosterSource }
    | { what: 'rosterSettings'; settings: RosterSettings }
    | { what: 'syncRequested'; syncId: string; orgId: string; joined: boolean }
    | { what: 'syncDecided'; syncId: string; decision: 'approve' | 'reject' }
    | { what: 'syncReportRead'; syncId: string }
  >,
): Promise<void> {
  const orgIds = 'orgId' in detail ? [detail.orgId] : [];
  await writeAudit(db, { ...by, deviceId: null }, { kind: 'rosterSync', orgIds, detail });
}

/** What a run did; it concerns every school that it was for. */
export async function auditRun(trx: Trx, run: TakenRun, end: RunEnd): Promise<void> {
  const by = { districtId: OrgId.parse(run.districtId), accountId: SERVER_ACCOUNT, deviceId: null, at: end.at };
  const { state, reason, counts = null, orgIds = [] } = end;
  await writeAudit(trx, by, {
    kind: 'rosterSync',
    orgIds,
    detail: { what: 'syncEnded', syncId: run.id, state, reason, counts },
  });
}
