import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId } from '../../shared/commands/catalog.ts';
import type { Boot, HeldBack, WipeReceipt } from '../../shared/contract/ipcMain.ts';
import type { ChangeSetId, OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Draft } from '../manage-products/draft.ts';
import type { PersonDraft } from '../people/personDraft.ts';
import { ALL_AS_TILES, type EducatorView } from './educatorView.ts';
import type { Drop } from '../board/drop.ts';
import type { DropSource } from '../../shared/board/dropIntents.ts';
import type { BulkStep } from '../../shared/contract/bulk.ts';
import type { EditId } from '../../shared/contract/rosterEdit.ts';
import type { RosterUploadDone, RosterUploadPreview } from '../../shared/contract/rosterUpload.ts';
import type { RosterSyncId, SyncedSource } from '../../shared/contract/rosterSync.ts';
import type { SaveMode } from '../../shared/contract/view.ts';
import { NO_BOARD_FILTER, type BoardFilter } from '../board/boardFilter.ts';
import type { ClassSteps } from './classSteps.ts';
import { historyFrom, type History } from './history.ts';
import type { QueryEntries } from './queryCache.ts';
import type { Route } from './route.ts';

/** The dialog on screen. What is half done in it lives here, so that no refresh and no restart of the service ends it. */
export type OpenDialog =
  | Readonly<{ kind: 'manageProducts'; of: 'student' | 'educator'; userId: UserId; draft: Draft }>
  /** The products of everybody selected in a list, as it was when the dialog was opened. */
  | Readonly<{
      kind: 'manageMany';
      of: 'student' | 'educator';
      userIds: readonly UserId[];
      steps: readonly BulkStep[];
      gradeConfirmed: ReadonlySet<ProductId>;
      mode: SaveMode;
      /** What was saved: the dialog then shows what became of everybody. */
      saved: ChangeSetId | null;
    }>
  /** Move to…: what a drag does, without dragging. `name` is the first of those who are moved. */
  | Readonly<{ kind: 'boardMove'; source: DropSource; name: string; keep: boolean; text: string }>
  /** A drop that is short, partly refused or large, before it is saved. */
  | Readonly<{ kind: 'boardPreview'; drop: Drop; mode: SaveMode; gradeConfirmed: boolean }>
  /** Somebody of a roster that is kept by hand; `newId` is the id of somebody new. */
  | Readonly<{
      kind: 'person';
      of: 'student' | 'educator';
      userId: UserId | null;
      newId: string;
      draft: PersonDraft | null;
    }>
  /** What became of the licenses of one person. */
  | Readonly<{ kind: 'history'; userId: UserId }>
  /** A sync that would remove many people, and waits for approval. */
  | Readonly<{ kind: 'heldSync'; syncId: RosterSyncId; source: SyncedSource }>
  /** A roster that is kept by hand, uploaded; `id` is that of its import, which is made once. */
  | Readonly<{
      kind: 'rosterUpload';
      id: EditId;
      file: Readonly<{ name: string; bytes: Uint8Array<ArrayBuffer> }> | null;
      preview: RosterUploadPreview | null;
      done: RosterUploadDone | null;
    }>
  | Readonly<{ kind: 'signOut' }>
  /** People, classes, products and commands, found by typing. */
  | Readonly<{ kind: 'palette'; commands: readonly CommandId[] }>
  | Readonly<{ kind: 'shortcuts' }>
  /** Everything kept on this computer is about to be removed: what that is, and then whether it is meant. */
  | Readonly<{ kind: 'wipe'; step: 'explain' | 'confirm' }>
  /** What became of everybody in a change set. */
  | Readonly<{ kind: 'results'; changeSetId: ChangeSetId }>
  /** The server ended the session; the app goes on, and the person may sign in again. */
  | Readonly<{ kind: 'signInAgain' }>;

/** What the person wanted that would lose what is half done, and does as soon as they let it go. */
export type DraftQuestion =
  | Readonly<{ before: 'closeDialog' }>
  /** From Edit class to somewhere else. */
  | Readonly<{ before: 'goThere'; to: Pick<AppState, 'history' | 'orgId'> }>
  | Readonly<{ before: HeldBack }>;

/** What somebody had half done when the app was locked, and where they were; only they get it back. */
export type LockedAway = Readonly<{ email: string }> & Pick<AppState, 'history' | 'orgId' | 'classSteps' | 'dialog'>;

/** A short sentence about what was just done, for a while on screen. */
export type Toast = Readonly<{
  id: number;
  text: string;
  tone: 'done' | 'problem';
  /** The change set that Undo on it takes back. */
  undo: ChangeSetId | null;
}>;

/** What commands can do with the list on screen. */
export type ShownList = Readonly<{
  /** Saves all its rows, as they are filtered and sorted, where the person chooses. */
  saveCsv: () => Promise<void>;
}>;

/** What is on screen. Each concern is one slice, altered only by the actions of the module named for it. */
export type AppState = Readonly<{
  /** What the main process said at the start; null until it has. */
  boot: Boot | null;
  history: History;
  /** The school shown; null means everything the person may see. */
  orgId: OrgId | null;
  /** How User Management shows educators. */
  educators: EducatorView;
  boardFilter: BoardFilter;
  /** What is half done in Edit class. */
  classSteps: ClassSteps | null;
  dialog: OpenDialog | null;
  /** Stands over the dialog, whose draft it may be about. */
  draftQuestion: DraftQuestion | null;
  /** On no screen, and in no file: it ends with the window. */
  lockedAway: LockedAway | null;
  toasts: readonly Toast[];
  /** The newest sentence for screen readers; the number tells two equal ones apart. */
  announcement: Readonly<{ text: string; count: number }>;
  queries: QueryEntries;
  /** The list on screen, for the commands that work on lists. */
  shownList: ShownList | null;
  /** The screen is on its way to paper: lists draw all their rows, not only those in view. */
  isPrinting: boolean;
  /** Everything kept on this computer is being removed, or has been: there is nothing else to show. */
  wipe: null | 'underWay' | WipeReceipt;
}>;

export type AppStore = StoreApi<AppState>;

/** The one store of a window. */
export function createAppStore(route: Route): AppStore {
  return createStore<AppState>(() => ({
    boot: null,
    history: historyFrom(route),
    orgId: null,
    educators: ALL_AS_TILES,
    boardFilter: NO_BOARD_FILTER,
    classSteps: null,
    dialog: null,
    draftQuestion: null,
    lockedAway: null,
    toasts: [],
    announcement: { text: '', count: 0 },
    queries: new Map(),
    shownList: null,
    isPrinting: false,
    wipe: null,
  }));
}
