import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { SaveResult } from '../../../shared/contract/view.ts';
import { needsPerson, resolve } from '../store/decisions.ts';
import { saveChanges, type SaveContext } from './saveChanges.ts';

/**
 * `changes.resolve`: ends a change that needs the person. "Keep mine" saves the same intent anew, on what is there
 * now, "wait" does so with a place in line for a license; when the rules do not allow that, nothing is altered and the
 * answer says why. Null when there was nothing to do.
 */
export function resolveChange(
  context: SaveContext,
  id: ChangeId,
  choice: 'keepMine' | 'wait' | 'drop',
): SaveResult | null {
  const { sql, at } = context;
  return sql.write(() => {
    const change = needsPerson(sql, id);
    if (!change) return null;
    if (choice === 'drop') {
      resolve(sql, id, 'drop', at);
      return null;
    }
    const result = saveChanges(context, change.label, [change.intent], {
      mode: choice === 'wait' ? 'wait' : 'fit',
    });
    // A goal that holds already is as good as kept.
    const reached = result.notSaved.every(({ reason }) => reason === 'alreadyAssigned' || reason === 'notAssigned');
    if (reached) resolve(sql, id, 'keepMine', at);
    return result;
  });
}
