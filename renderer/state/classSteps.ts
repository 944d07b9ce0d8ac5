import type { ChangeSetId, ClassId } from '../../shared/contract/ids.ts';
import type { SaveMode } from '../../shared/contract/view.ts';
import { emptyClassDraft, type ClassDraft } from '../class-steps/classDraft.ts';
import { countOf, emptyRosterDraft, type RosterDraft } from '../class-steps/rosterDraft.ts';

/** The steps of Edit class, in their order. */
export const classStepNames = ['details', 'students', 'products', 'review'] as const;
export type ClassStep = (typeof classStepNames)[number];

/** What is half done in Edit class. It lives in the store, so that no step, no sync and no restart of the service ends it. */
export type ClassSteps = Readonly<{
  classId: ClassId;
  step: ClassStep;
  draft: ClassDraft;
  /** Its name and its students, which are altered at once and with a connection only. */
  roster: RosterDraft;
  mode: SaveMode;
  /** The change set that the last step has saved; null before. */
  saved: ChangeSetId | null;
}>;

/** The steps of a class from their beginning. */
export function newClassSteps(classId: ClassId): ClassSteps {
  return { classId, step: 'details', draft: emptyClassDraft, roster: emptyRosterDraft, mode: 'fit', saved: null };
}

/** Is there something that would be lost by going elsewhere? */
export function hasUnsaved(steps: ClassSteps | null): boolean {
  return steps !== null && steps.draft.wanted.size + countOf(steps.roster) > 0;
}
