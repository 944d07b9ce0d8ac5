import type { UserId } from '../../shared/contract/ids.ts';
import type { EditId } from '../../shared/contract/rosterEdit.ts';
import type { PersonDraft } from '../people/personDraft.ts';
import { emptyDraft, type Draft } from '../manage-products/draft.ts';
import type { AppState, AppStore, OpenDialog } from './appStore.ts';

/** Opens a dialog. */
export function openDialog(store: AppStore, dialog: OpenDialog): void {
  store.setState({ dialog });
}

/** Opens Manage Student Products for one student. */
export function openManageProducts(store: AppStore, userId: UserId): void {
  openDialog(store, { kind: 'manageProducts', of: 'student', userId, draft: emptyDraft });
}

/** Opens Manage User Products for one educator. */
export function openManageUserProducts(store: AppStore, userId: UserId): void {
  openDialog(store, { kind: 'manageProducts', of: 'educator', userId, draft: emptyDraft });
}

/** Opens the products of many people at once. */
export function openManageMany(store: AppStore, of: 'student' | 'educator', userIds: readonly UserId[]): void {
  openDialog(store, {
    kind: 'manageMany',
    of,
    userIds,
    steps: [],
    gradeConfirmed: new Set(),
    mode: 'fit',
    saved: null,
  });
}

/** What is half done for many people at once. */
export type ManyDraft = Pick<OpenDialog & { kind: 'manageMany' }, 'steps' | 'gradeConfirmed' | 'mode' | 'saved'>;

/** Alters what is half done for many people at once. */
export function updateMany(store: AppStore, update: (draft: ManyDraft) => Partial<ManyDraft>): void {
  store.setState(({ dialog }) => (dialog?.kind === 'manageMany' ? { dialog: { ...dialog, ...update(dialog) } } : {}));
}

/** Opens the form for somebody new. Asked twice to add them, the server adds them once: the id is made here. */
export function openAddPerson(store: AppStore, of: 'student' | 'educator'): void {
  openDialog(store, { kind: 'person', of, userId: null, newId: crypto.randomUUID(), draft: null });
}

/** Opens the form for somebody of the roster. */
export function openEditPerson(store: AppStore, of: 'student' | 'educator', userId: UserId): void {
  openDialog(store, { kind: 'person', of, userId, newId: '', draft: null });
}

/** Opens what became of the licenses of one person. */
export function openHistory(store: AppStore, userId: UserId): void {
  openDialog(store, { kind: 'history', userId });
}

/** Alters what is typed about a person. */
export function updatePerson(store: AppStore, draft: PersonDraft): void {
  store.setState(({ dialog }) => (dialog?.kind === 'person' ? { dialog: { ...dialog, draft } } : {}));
}

/** Alters what is half done in Manage Student Products or Manage User Products. */
export function updateDraft(store: AppStore, update: (draft: Draft) => Draft): void {
  store.setState(({ dialog }) =>
    dialog?.kind === 'manageProducts' ? { dialog: { ...dialog, draft: update(dialog.draft) } } : {},
  );
}

/** Alters what is half done in Move to… */
export function updateMove(store: AppStore, part: Readonly<{ keep?: boolean; text?: string }>): void {
  store.setState(({ dialog }) => (dialog?.kind === 'boardMove' ? { dialog: { ...dialog, ...part } } : {}));
}

/** Alters what is chosen in the preview of a drop. */
export function updatePreview(
  store: AppStore,
  part: Partial<Pick<OpenDialog & { kind: 'boardPreview' }, 'mode' | 'gradeConfirmed'>>,
): void {
  store.setState(({ dialog }) => (dialog?.kind === 'boardPreview' ? { dialog: { ...dialog, ...part } } : {}));
}

/** Opens the upload of a roster. */
export function openRosterUpload(store: AppStore): void {
  openDialog(store, { kind: 'rosterUpload', id: newUploadId(), file: null, preview: null, done: null });
}

/** Alters what is half done in an upload. A file that is chosen anew is another import. */
export function updateUpload(
  store: AppStore,
  part: Partial<Pick<OpenDialog & { kind: 'rosterUpload' }, 'file' | 'preview' | 'done'>>,
): void {
  const id = part.preview === undefined ? {} : { id: newUploadId() };
  store.setState(({ dialog }) => (dialog?.kind === 'rosterUpload' ? { dialog: { ...dialog, ...id, ...part } } : {}));
}

function newUploadId(): EditId {
  return crypto.randomUUID() as EditId;
}

/** Closes whatever dialog is open. */
export function closeDialog(store: AppStore): void {
  store.setState({ dialog: null });
}

/** The dialog on screen. */
export const selectDialog = (state: AppState): OpenDialog | null => state.dialog;
