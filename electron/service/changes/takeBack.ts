import type { ChangeSetId } from '../../../shared/contract/ids.ts';
import type { TakenBack, Undoable } from '../../../shared/contract/view.ts';
import { inverseOf } from '../../../shared/licensing/inverse.ts';
import { endQueued } from '../store/cancel.ts';
import {
  isTakenBack,
  isUndo,
  readCancelledBy,
  readLabel,
  readLatestSets,
  readSetChanges,
  type SetChange,
} from '../store/changeSets.ts';
import { repredict } from '../store/repredict.ts';
import type { Sql } from '../store/sqlite.ts';
import type { Wanted } from '../sync/planChanges.ts';
import { newSet, plan, writePlanned, type SaveContext } from './saveChanges.ts';
import { undoStacks } from './undoStacks.ts';

/**
 * `changes.undo` and `changes.redo`: takes back a whole set, as a set of its own. What has not left is cancelled, which
 * is a fact; for the rest there is an inverse change, which can be refused or held like any other. Null when there is no
 * such set, or it has been taken back before.
 */
export function takeBack(
  context: SaveContext,
  { setId, kind, label }: Readonly<{ setId: ChangeSetId; kind: 'undo' | 'redo'; label?: string | undefined }>,
): TakenBack | null {
  const { sql, asker, at } = context;
  return sql.write(() => {
    const about = readLabel(sql, setId);
    if (about === null || isUndo(sql, setId) !== (kind === 'redo') || isTakenBack(sql, setId)) return null;
    const set = { ...newSet(context, label ?? about), kind, undoes: setId } as const;
    const changes = [...readSetChanges(sql, setId)].reverse();
    const loose = changes.filter((change) => change.isLoose).map((change) => change.id);
    repredict(sql, asker, endQueued(sql, loose, { state: 'cancelled', at, by: set.id }) ?? []);
    const wanted = [...changes.filter((change) => !change.isLoose).flatMap(inverse), ...readCancelledBy(sql, setId)];
    const planned = plan(context, wanted);
    // The way back goes on past a set of which nothing is left to take back.
    const isDone = loose.length > 0 || planned.every(({ outcome }) => outcome === 'noop');
    return { ...writePlanned(context, set, planned, isDone), cancelled: loose };
  });
}

/** `changes.undoable`: the sets that Ctrl+Z and Ctrl+Y would take back now. */
export function readUndoable(sql: Sql): Undoable {
  const sets = readLatestSets(sql);
  const withEffect = new Set(sets.filter((set) => set.hasEffect).map((set) => set.id));
  const { undo, redo } = undoStacks(sets);
  const latest = (of: typeof undo): Undoable['undo'] => {
    const set = of.filter(({ id }) => withEffect.has(id)).at(-1);
    return set ? { changeSetId: set.id, label: readLabel(sql, set.id) ?? '' } : null;
  };
  return { undo: latest(undo), redo: latest(redo) };
}

/** The change that takes this one back; none for what has no effect. */
function inverse({ id, intent, state, original }: SetChange): readonly Wanted[] {
  switch (state) {
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'unknown':
    case 'applied':
    case 'superseded':
      // What takes back an inverse is what the person wanted first, with everything they had confirmed.
      return [{ intent: original ?? inverseOf(intent, 'made'), inverseOf: id }];
    case 'waiting':
      return [{ intent: inverseOf(intent, 'waits'), inverseOf: id }];
    case 'noop':
    case 'refused':
    case 'held':
    case 'blocked':
    case 'quarantined':
    case 'cancelled':
      return [];
  }
}
