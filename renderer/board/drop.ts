import { dropIntents, type DropSource, type DropTarget } from '../../shared/board/dropIntents.ts';
import type { Intent } from '../../shared/contract/change.ts';
import { actionOf, type DropAction, type DropNames } from './dropWords.ts';

/** Something that was, or is about to be, dropped somewhere. */
export type Drop = Readonly<{ source: DropSource; target: DropTarget; keep: boolean; names: DropNames }>;

/** The changes a drop means. */
export function intentsOf({ source, target, keep }: Drop, gradeConfirmed = false): readonly Intent[] {
  return dropIntents(source, target, { keep, gradeConfirmed });
}

/** What it is called; a drop that means nothing is never made. */
export function actionOfDrop({ source, target, keep }: Drop): DropAction {
  return actionOf(source, target, keep) ?? 'unassign';
}
