import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { MainEvent } from '../../shared/contract/ipcMain.ts';
import type { ProductChoice } from '../../shared/contract/view.ts';
import { wish } from '../manage-products/draft.ts';
import { newPerson } from '../people/personDraft.ts';
import { createAppStore, type AppStore } from './appStore.ts';
import { guardClosing } from './closing.ts';
import {
  openAddPerson,
  openManageMany,
  openManageProducts,
  openDialog,
  updateDraft,
  updateMany,
  updatePerson,
} from './dialogs.ts';
import { discardDrafts, dismissDialog, keepEditing, unsavedIn } from './drafts.ts';
import { navigate, selectRoute } from './navigation.ts';
import { queryKey } from './queryCache.ts';
import { HOME } from './route.ts';
import { updateClassDraft, updateRosterDraft } from './updateClassSteps.ts';

const [mia, ben] = ['u1', 'u2'] as UserId[] as [UserId, UserId];
const phonics = 'p1' as ProductId;
const classId = 'c1' as ClassId;
const steps = { screen: 'classSteps', classId } as const;
const held = { product: { id: phonics }, held: true, reason: null } as ProductChoice;

const drafts: Readonly<Record<string, (store: AppStore) => void>> = {
  'products of one person': (store) => {
    openManageProducts(store, mia);
    updateDraft(store, (draft) => wish(draft, phonics, false));
  },
  'products of many': (store) => {
    openManageMany(store, 'student', [mia, ben]);
    updateMany(store, () => ({ steps: [{ kind: 'give', productId: phonics }] }));
  },
  'somebody new': (store) => {
    openAddPerson(store, 'student');
    updatePerson(store, { ...newPerson('student', 's1' as OrgId), familyName: 'O' });
  },
  'a drop in its preview': (store) =>
    openDialog(store, {
      kind: 'boardPreview',
      drop: {
        source: { userIds: [mia], from: phonics },
        target: { kind: 'column', productId: null },
        keep: false,
        names: { from: 'Phonics', to: '', name: 'Mia', other: '' },
      },
      mode: 'fit',
      gradeConfirmed: false,
    }),
  'products of a class': (store) =>
    updateClassDraft(store, classId, (draft) => ({
      ...draft,
      wanted: new Map([[mia, new Map([[phonics, false]])]]),
    })),
  'the name of a class': (store) =>
    updateRosterDraft(store, classId, (draft) => ({ ...draft, name: { title: 'Room 4', seen: 'aa' } })),
};

describe('what is half done', () => {
  let store: AppStore;
  const noLeaving = (): never => {
    throw new Error('Nothing was to be closed.');
  };
  const question = () => store.getState().draftQuestion;

  beforeEach(() => {
    store = createAppStore(HOME);
  });

  it.each(Object.keys(drafts))('is known: %s', (name) => {
    expect(unsavedIn(store.getState())).toEqual([]);
    drafts[name]?.(store);
    expect(unsavedIn(store.getState())).toHaveLength(1);
  });

  it('is nothing while nothing was altered: a dialog only opened, a switch set back, a result that is shown', () => {
    openManageProducts(store, mia);
    dismissDialog(store);
    expect(store.getState()).toMatchObject({ dialog: null, draftQuestion: null });

    const products = { value: { choices: [held] }, failure: null } as never;
    store.setState({ queries: new Map([[queryKey('users.products', { userId: mia }), products]]) });
    openManageProducts(store, mia);
    updateDraft(store, (draft) => wish(draft, phonics, false));
    expect(unsavedIn(store.getState())).toEqual([{ what: 'products', count: 1 }]);
    updateDraft(store, (draft) => wish(draft, phonics, true));
    expect(unsavedIn(store.getState())).toEqual([]);

    drafts['products of many']?.(store);
    updateMany(store, () => ({ saved: 'set' as never }));
    expect(unsavedIn(store.getState())).toEqual([]);

    openAddPerson(store, 'educator');
    updatePerson(store, newPerson('educator', 's1' as OrgId));
    expect(unsavedIn(store.getState())).toEqual([]);
  });

  it.each(['products of one person', 'products of many', 'somebody new'])('is not lost by Escape: %s', (name) => {
    drafts[name]?.(store);
    const { dialog } = store.getState();
    dismissDialog(store);
    expect(store.getState().dialog).toBe(dialog);
    keepEditing(store);
    expect(store.getState()).toMatchObject({ dialog, draftQuestion: null });
    dismissDialog(store);
    discardDrafts(store, noLeaving);
    expect(store.getState()).toMatchObject({ dialog: null, draftQuestion: null });
  });

  it('is a drop that Escape cancels as ever', () => {
    drafts['a drop in its preview']?.(store);
    dismissDialog(store);
    expect(store.getState()).toMatchObject({ dialog: null, draftQuestion: null });
  });

  it('is not lost by going elsewhere, and gone once it is let go', () => {
    navigate(store, steps);
    drafts['products of a class']?.(store);
    navigate(store, HOME);
    expect(selectRoute(store.getState())).toEqual(steps);
    discardDrafts(store, noLeaving);
    expect(selectRoute(store.getState())).toEqual(HOME);
    expect(store.getState()).toMatchObject({ classSteps: null, draftQuestion: null });
  });

  describe('while its window is closed', () => {
    const page = new EventTarget();
    let tell: (event: MainEvent) => void;
    let stop: () => void;

    beforeEach(() => {
      stop = guardClosing(
        store,
        {
          onMainEvent: (listener) => {
            tell = listener;
            return () => undefined;
          },
        },
        page as Window,
      );
      return () => stop();
    });

    const closes = (): boolean => {
      const event = Object.defineProperty(new Event('beforeunload', { cancelable: true }), 'returnValue', {
        value: '',
        writable: true,
      });
      return page.dispatchEvent(event);
    };

    it.each(Object.keys(drafts))('holds it back: %s', (name) => {
      expect(closes()).toBe(true);
      drafts[name]?.(store);
      expect(closes()).toBe(false);
      stop();
      expect(closes()).toBe(true);
    });

    it.each(['closeWindow', 'quit'] as const)('asks, and ends what was meant to end: %s', (from) => {
      navigate(store, steps);
      drafts['products of a class']?.(store);
      closes();
      tell({ type: 'heldBack', from });
      keepEditing(store);
      expect(closes()).toBe(false);
      tell({ type: 'heldBack', from });
      expect(question()).toEqual({ before: from });
      const ended: string[] = [];
      discardDrafts(store, (what) => void ended.push(what));
      expect(ended).toEqual([from]);
      expect(closes()).toBe(true);
    });
  });
});
