import type { ChangeSetId, ClassId } from '../../shared/contract/ids.ts';
import type { SaveMode } from '../../shared/contract/view.ts';
import { emptyClassDraft, type ClassDraft } from '../class-steps/classDraft.ts';

/** The steps of Edit class, in their order. */
export const classStepNames = ['details', 'students', 'products', 'review'] as const;
export type ClassStep = (typeof classStepNames)[number];

/** What is half done in Edit class. It lives in the store, so that no step, no sync and no restart of the service ends it. */
export type ClassSteps = Readonly<{
  classId: ClassId;
  step: ClassStep;
  draft: ClassDraft;
  mode: SaveMode;
  /** The change set that the last step has saved; null before. */
  saved: ChangeSetId | null;
}>;

/** The steps of a class from their beginning. */
export function newClassSteps(classId: ClassId): ClassSteps {
  return { classId, step: 'details', draft: emptyClassDraft, mode: 'fit', saved: null };
}

/** Is there something that would be lost by going elsewhere? */
export function hasUnsaved(steps: ClassSteps | null): boolean {
  return steps !== null && steps.draft.wanted.size > 0;
}
