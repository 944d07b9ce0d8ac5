import type { ChangeSetId } from '../../../shared/contract/ids.ts';

/** A change set as the history of this computer sees it. */
export type MadeSet = Readonly<{
  id: ChangeSetId;
  kind: 'edit' | 'undo' | 'redo';
  /** What an undo takes back (an edit or a redo), or a redo (an undo). */
  undoes: ChangeSetId | null;
}>;

/** The latest last. */
export type UndoStacks = Readonly<{ undo: readonly MadeSet[]; redo: readonly MadeSet[] }>;

/**
 * What Ctrl+Z and Ctrl+Y would do after these sets, in the order in which they were made. One line of history: a new edit
 * ends what could be redone.
 */
export function undoStacks(sets: readonly MadeSet[]): UndoStacks {
  let undo: readonly MadeSet[] = [];
  let redo: readonly MadeSet[] = [];
  for (const set of sets) {
    switch (set.kind) {
      case 'edit':
        undo = [...undo, set];
        redo = [];
        break;
      case 'undo':
        undo = without(undo, set.undoes);
        redo = [...redo, set];
        break;
      case 'redo':
        redo = without(redo, set.undoes);
        undo = [...undo, set];
        break;
    }
  }
  return { undo, redo };
}

/** Usually the last one; a set that was undone from the list of all sets may be any. */
function without(sets: readonly MadeSet[], id: ChangeSetId | null): readonly MadeSet[] {
  return sets.filter((set) => set.id !== id);
}
