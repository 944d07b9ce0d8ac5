import { lanesOf, type Change, type Void } from '../../shared/contract/change.ts';
import type { Verdict } from '../../shared/contract/push.ts';
import type { Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

/** What somebody wanted to happen to a license, and what was said to it. */
export async function auditChange(trx: Trx, by: By, item: Change | Void, verdict: Verdict): Promise<void> {
  const change = item.kind === 'change' ? item : null;
  await writeAudit(trx, by, {
    kind: 'change',
    changeId: item.id,
    changeSetId: change?.changeSet.id ?? null,
    userIds: change ? [...new Set(lanesOf(change.intent).map(({ userId }) => userId))] : [],
    detail: {
      intent: change?.intent ?? null,
      status: verdict.status,
      reason: 'problem' in verdict ? verdict.problem.type : null,
    },
  });
}
