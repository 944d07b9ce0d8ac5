import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ResultOf } from '../../../shared/contract/ipcService.ts';
import { cancelQueued } from '../store/cancel.ts';
import { requestVoid } from '../store/settle.ts';
import type { SaveContext } from './saveChanges.ts';

/**
 * `changes.cancel`. What has not left is cancelled here and now. What has left is only asked to be: its void goes to the
 * server in its stead, and the answer says whether that was in time.
 */
export function cancelChange({ sql, asker, at }: SaveContext, id: ChangeId): ResultOf<'changes.cancel'>['outcome'] {
  return sql.write(() => {
    if (cancelQueued(sql, asker, id, at)) return 'cancelled';
    return requestVoid(sql, id, 'person', at, 'cancelAsked') ? 'requested' : 'tooLate';
  });
}
