import type { ClassId } from '../../shared/contract/ids.ts';
import type { ClassDraft } from '../class-steps/classDraft.ts';
import type { RosterDraft } from '../class-steps/rosterDraft.ts';
import type { AppState, AppStore } from './appStore.ts';
import { newClassSteps, type ClassSteps } from './classSteps.ts';

/** What is half done, as far as it is of this class. */
export function stepsOf({ classSteps }: AppState, classId: ClassId): ClassSteps | null {
  return classSteps?.classId === classId ? classSteps : null;
}

/** Alters what is half done. */
export function updateClassSteps(store: AppStore, classId: ClassId, part: Partial<Omit<ClassSteps, 'classId'>>): void {
  store.setState((state) => ({ classSteps: { ...(stepsOf(state, classId) ?? newClassSteps(classId)), ...part } }));
}

/** Alters the draft of the class. */
export function updateClassDraft(store: AppStore, classId: ClassId, update: (draft: ClassDraft) => ClassDraft): void {
  const now = stepsOf(store.getState(), classId) ?? newClassSteps(classId);
  updateClassSteps(store, classId, { draft: update(now.draft) });
}

/** Alters what is to become of the name and the students of the class. */
export function updateRosterDraft(
  store: AppStore,
  classId: ClassId,
  update: (draft: RosterDraft) => RosterDraft,
): void {
  const now = stepsOf(store.getState(), classId) ?? newClassSteps(classId);
  updateClassSteps(store, classId, { roster: update(now.roster) });
}
