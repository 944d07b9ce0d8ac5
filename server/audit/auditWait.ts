import { lanesOf, type Change } from '../../shared/contract/change.ts';
import type { ReasonCode } from '../../shared/contract/problem.ts';
import type { Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

type End = Readonly<{ state: 'served' | 'cancelled' | 'dropped'; reason: ReasonCode | null }>;

/** How a wait for a license ended; in the name of whoever asked for it, or who cancelled it. */
export async function auditWait(
  trx: Trx,
  by: By,
  { id, intent, changeSet }: Pick<Change, 'id' | 'intent' | 'changeSet'>,
  end: End,
): Promise<void> {
  await writeAudit(trx, by, {
    kind: 'waiting',
    changeId: id,
    changeSetId: changeSet.id,
    userIds: [...new Set(lanesOf(intent).map(({ userId }) => userId))],
    detail: { intent, state: end.state, reason: end.reason },
  });
}
