import type { HeldBack } from '../../shared/contract/ipcMain.ts';
import type { ResultOf } from '../../shared/contract/ipcService.ts';
import { countOf } from '../class-steps/rosterDraft.ts';
import { intentsOf } from '../manage-products/draft.ts';
import { isTyped } from '../people/personDraft.ts';
import type { AppState, AppStore, DraftQuestion, OpenDialog } from './appStore.ts';
import { closeDialog } from './dialogs.ts';
import { queryKey } from './queryCache.ts';

/** Something begun and not saved, with how many it is about. */
export type Unsaved = Readonly<{
  what: 'class' | 'roster' | 'person' | 'products' | 'many' | 'drop' | 'upload';
  count: number;
}>;

/** Everything in this window that is begun and not saved. A new kind of draft is named here, and nowhere else. */
export function unsavedIn(state: AppState): readonly Unsaved[] {
  return [...inClassSteps(state), ...inDialog(state, state.dialog)];
}

/** Closes the dialog as Escape does: asks first where something in it would be lost. */
export function dismissDialog(store: AppStore): void {
  const state = store.getState();
  const isLost = inDialog(state, state.dialog).some(({ what }) => what !== 'drop');
  if (isLost) store.setState({ draftQuestion: { before: 'closeDialog' } });
  else closeDialog(store);
}

/** Goes on with what is half done. */
export function keepEditing(store: AppStore): void {
  store.setState({ draftQuestion: null });
}

/** Lets go what is half done, and does what the person wanted before they were asked. */
export function discardDrafts(store: AppStore, leave: (what: HeldBack) => void): void {
  const { draftQuestion: question } = store.getState();
  if (question === null) return;
  const none = { dialog: null, draftQuestion: null };
  switch (question.before) {
    case 'closeDialog':
      return store.setState(none);
    case 'goThere':
      return store.setState({ ...question.to, ...none, classSteps: null });
    case 'closeWindow':
    case 'quit':
      store.setState({ ...none, classSteps: null });
      leave(question.before);
  }
}

/** What the person is asked before something half done is lost; null while nothing is asked. */
export const selectDraftQuestion = (state: AppState): DraftQuestion | null => state.draftQuestion;

function inClassSteps({ classSteps }: AppState): Unsaved[] {
  if (classSteps === null) return [];
  const parts: Unsaved[] = [
    { what: 'class', count: classSteps.draft.wanted.size },
    { what: 'roster', count: countOf(classSteps.roster) },
  ];
  return parts.filter(({ count }) => count > 0);
}

function inDialog({ queries }: AppState, dialog: OpenDialog | null): Unsaved[] {
  switch (dialog?.kind) {
    case 'person':
      return dialog.draft !== null && isTyped(dialog.draft) ? [{ what: 'person', count: 1 }] : [];
    case 'manageProducts': {
      const { userId, draft } = dialog;
      const shown = queries.get(queryKey('users.products', { userId }))?.value as
        | ResultOf<'users.products'>
        | undefined;
      // A switch that was set and set back is no change; which it is, only what is shown can tell.
      const count = shown ? intentsOf(userId, shown.choices, draft).length : draft.wanted.size;
      return count > 0 ? [{ what: 'products', count }] : [];
    }
    case 'manageMany':
      return dialog.saved === null && dialog.steps.length > 0 ? [{ what: 'many', count: dialog.userIds.length }] : [];
    case 'rosterUpload':
      return dialog.file !== null && dialog.done === null ? [{ what: 'upload', count: 1 }] : [];
    case 'boardPreview':
      return [{ what: 'drop', count: dialog.drop.source.userIds.length }];
    default:
      return [];
  }
}
