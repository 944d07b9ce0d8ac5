import type { PushResult } from '../../../shared/contract/push.ts';

/** Is this what became of a change for good, and stands in the ledger? */
export function isVerdict(status: PushResult['status']): boolean {
  return status !== 'wait' && status !== 'failed' && status !== 'closed' && status !== 'defect';
}
