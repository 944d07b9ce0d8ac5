import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ResultOf } from '../../../shared/contract/ipcService.ts';
import { inverseOf } from '../../../shared/licensing/inverse.ts';
import { cancelQueued } from '../store/cancel.ts';
import { requestVoid } from '../store/settle.ts';
import { newSet, plan, writePlanned, type SaveContext } from './saveChanges.ts';

/**
 * `changes.cancel`. What has not left is cancelled here and now. What has left is only asked to be: its void goes to the
 * server in its stead, and the answer says whether that was in time.
 */
export function cancelChange(context: SaveContext, id: ChangeId): ResultOf<'changes.cancel'>['outcome'] {
  const { sql, asker, at } = context;
  return sql.write(() => {
    if (cancelQueued(sql, asker, id, at)) return 'cancelled';
    if (requestVoid(sql, id, 'person', at, 'cancelAsked')) return 'requested';
    return leaveLine(context, id) ? 'requested' : 'tooLate';
  });
}

/** Whoever waits for a license leaves the line by a change, as it would be taken away from them. */
function leaveLine(context: SaveContext, id: ChangeId): boolean {
  const { sql } = context;
  const row = sql.get<{ intent: string; label: string }>(
    `SELECT o.intent, s.label FROM outbox o JOIN change_sets s ON s.id = o.change_set_id
     WHERE o.change_id = ? AND o.state = 'waiting' AND o.void_by IS NULL`,
    [id],
  );
  if (!row) return false;
  const intent = inverseOf(Intent.parse(JSON.parse(row.intent)), 'waits');
  const set = { ...newSet(context, row.label), kind: 'edit', undoes: null } as const;
  const { saved } = writePlanned(context, set, plan(context, [{ intent, inverseOf: id }]));
  if (saved.length > 0) sql.run("UPDATE outbox SET void_by = 'person' WHERE change_id = ?", [id]);
  return saved.length > 0;
}
