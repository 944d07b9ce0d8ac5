import { beforeEach, describe, expect, it } from 'vitest';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { createAppStore, type AppStore } from './appStore.ts';
import { followFirstSchool } from './firstSchool.ts';
import { queryKey, withValue } from './queryCache.ts';
import { HOME } from './route.ts';

const ada = '0198f3a2-7c1e-7d44-9a51-3f2b8c6d7e10';
const ben = '0198f3a2-7c1e-7d44-9a51-3f2b8c6d7e11';

describe('the school shown first', () => {
  let store: AppStore;

  beforeEach(() => {
    store = createAppStore(HOME);
    followFirstSchool(store);
  });

  const boot = (firstSchools: Record<string, string>): void => {
    store.setState({ boot: { preferences: { contrast: 'system', textSize: 100, firstSchools } } as unknown as Boot });
  };
  const answer = (key: string, value: unknown): void => {
    store.setState(({ queries }) => ({ queries: withValue(queries, key, value) }));
  };
  const signIn = (id: string | null): void =>
    answer(queryKey('session.get', {}), id === null ? { state: 'signedOut' } : { state: 'signedIn', account: { id } });
  const schools = (...ids: string[]): void =>
    answer(
      queryKey('orgs.list', {}),
      ids.map((id) => ({ id })),
    );

  it('is the one that this person chose, whatever is known first', () => {
    signIn(ada);
    boot({ [ada]: 's2' });
    expect(store.getState().orgId).toBe('s2');
    schools('s1', 's2');
    expect(store.getState().orgId).toBe('s2');
  });

  it('is all of them for a person who chose none', () => {
    boot({ [ada]: 's2' });
    signIn(ben);
    expect(store.getState().orgId).toBeNull();
  });

  it('is all of them when the person no longer looks after it', () => {
    boot({ [ada]: 's9' });
    signIn(ada);
    schools('s1', 's2');
    expect(store.getState().orgId).toBeNull();
  });

  it('leaves alone what the person shows later, until somebody else signs in', () => {
    boot({ [ada]: 's2', [ben]: 's1' });
    signIn(ada);
    schools('s1', 's2');
    store.setState({ orgId: null });
    schools('s1', 's2', 's3');
    signIn(ada);
    expect(store.getState().orgId).toBeNull();
    signIn(null);
    signIn(ben);
    expect(store.getState().orgId).toBe('s1');
  });
});
