import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPerson } from '../people/personDraft.ts';
import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';
import { createAppStore, type AppStore } from './appStore.ts';
import { openAddPerson, updatePerson } from './dialogs.ts';
import { unsavedIn } from './drafts.ts';
import { navigate, selectRoute } from './navigation.ts';
import { createQueries } from './queries.ts';
import { queryKey } from './queryCache.ts';
import { HOME } from './route.ts';
import { createServiceClient, type ServiceClient } from './serviceClient.ts';
import { blank, lock, signIn, signOut, unlock } from './session.ts';
import { createPeer, type Peer } from './testPeer.ts';
import type { AppContextValue } from './useApp.ts';

const account = (id: string, email = 'd@x.example') => ({
  state: 'signedIn',
  serverUrl: 'https://x.example',
  districtName: 'Riverbend',
  kept: true,
  account: { id, displayName: 'D', email, role: 'teacher', orgIds: ['o'], userId: null },
});
const signedOut = { state: 'signedOut', serverUrl: 'https://x.example' };
const locked = { state: 'locked', serverUrl: 'https://x.example', email: 'd@x.example', displayName: 'D' };
const asked = { serverUrl: 'https://x.example', email: 'd@x.example', password: 'practice' };

describe('who is signed in', () => {
  let peer: Peer;
  let store: AppStore;
  let client: ServiceClient;
  let context: AppContextValue;
  let session: unknown;
  const shownSession = (): unknown => store.getState().queries.get(queryKey('session.get', {}))?.value;
  const classes = queryKey('classes.list', { orgId: null, text: '', offset: 0, limit: 100 });

  beforeEach(async () => {
    peer = createPeer();
    store = createAppStore(HOME);
    session = account('a');
    peer.answerWith(({ method }) => {
      if (method === 'session.signOut') session = signedOut;
      if (method === 'session.lock') session = locked;
      if (method === 'session.unlock') session = account('a');
      return method === 'classes.list' ? { total: 0, rows: [] } : session;
    });
    client = createServiceClient({
      openPort: async () => peer.port,
      onRestarted: () => () => undefined,
      onDefect: (what) => {
        throw new Error(what);
      },
    });
    client.start();
    const queries = createQueries(store, client, { afterPaint: queueMicrotask, later: queueMicrotask });
    context = { store, client, queries, bridge: {} as SeatwiseBridge };
    await queries.refresh(queryKey('session.get', {}));
    await queries.refresh(classes);
    navigate(store, { screen: 'activity', changeId: null });
  });

  afterEach(() => {
    client.stop();
    peer.close();
  });

  it('stays where they were when the same person signs in again', async () => {
    expect(await signIn(context, asked)).toBeNull();
    expect(selectRoute(store.getState())).toEqual({ screen: 'activity', changeId: null });
    expect(store.getState().queries.has(classes)).toBe(true);
  });

  it('leaves nothing on screen for the next person', async () => {
    session = account('b');
    expect(await signIn(context, asked)).toBeNull();
    expect(selectRoute(store.getState())).toEqual(HOME);
    expect(store.getState().queries.has(classes)).toBe(false);
    expect(shownSession()).toEqual(session);
  });

  describe('with something half done', () => {
    const half = () => unsavedIn(store.getState());
    const lockFromOutside = async (): Promise<void> => {
      session = locked;
      await context.queries.refresh(queryKey('session.get', {}));
      blank(context);
    };

    beforeEach(() => {
      openAddPerson(store, 'student');
      updatePerson(store, { ...newPerson('student', null), givenName: 'Noor' });
    });

    it.each([
      ['by the person', () => lock(context)],
      ['from outside', lockFromOutside],
    ])('hides it when it is locked %s, and has it again once it is unlocked', async (_how, lockIt) => {
      await lockIt();
      expect(half()).toEqual([]);
      expect(store.getState().dialog).toBeNull();
      // The page that says that it is locked clears the window as it appears.
      blank(context);
      expect(await unlock(context, 'practice')).toBeNull();
      expect(half()).toEqual([{ what: 'person', count: 1 }]);
      expect(selectRoute(store.getState())).toEqual({ screen: 'activity', changeId: null });
      expect(store.getState().lockedAway).toBeNull();
    });

    it('gives it to nobody else', async () => {
      await lock(context);
      session = account('b', 'b@x.example');
      expect(await signIn(context, asked)).toBeNull();
      expect(half()).toEqual([]);
      expect(store.getState().lockedAway).toBeNull();
    });

    it('lets it go by signing out', async () => {
      await lock(context);
      await signOut(context);
      session = account('a');
      await signIn(context, asked);
      expect(half()).toEqual([]);
    });
  });

  it('leaves nothing on screen after signing out', async () => {
    expect(await signOut(context)).toBeNull();
    expect(shownSession()).toEqual(signedOut);
    expect(selectRoute(store.getState())).toEqual(HOME);
    expect(store.getState().queries.has(classes)).toBe(false);
  });
});
