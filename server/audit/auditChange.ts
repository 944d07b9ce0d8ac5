import type { RawBuilder } from 'kysely';
import { lanesOf, type Change, type Void } from '../../shared/contract/change.ts';
import type { Verdict } from '../../shared/contract/push.ts';
import { auditSql, type By } from './writeAudit.ts';

/** What somebody wanted to happen to a license, and what was said to it. */
export function auditChange(by: By, item: Change | Void, verdict: Verdict): RawBuilder<unknown> {
  const change = item.kind === 'change' ? item : null;
  return auditSql(by, {
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
