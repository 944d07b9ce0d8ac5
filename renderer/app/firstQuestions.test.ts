import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { createAppStore, type AppStore } from '../state/appStore.ts';
import { withFailure, withValue } from '../state/queryCache.ts';
import type { Queries } from '../state/queries.ts';
import { HOME } from '../state/route.ts';
import { onFirstAnswers, watchFirstQuestions } from './firstQuestions.ts';

const PATIENCE_MS = 250;

/** The keys of all that is asked at the start. */
function firstKeys(): readonly string[] {
  const keys: string[] = [];
  const watch: Queries['watch'] = (key) => {
    keys.push(key);
    return () => undefined;
  };
  watchFirstQuestions({ watch } as Queries);
  return keys;
}

describe('the first screen', () => {
  let store: AppStore;
  let shown: number;
  const answer = (key: string): void => store.setState(({ queries }) => ({ queries: withValue(queries, key, {}) }));
  const [last = '', ...others] = firstKeys();

  beforeEach(() => {
    vi.useFakeTimers();
    store = createAppStore(HOME);
    shown = 0;
    onFirstAnswers(store, PATIENCE_MS, () => {
      shown += 1;
    });
  });
  afterEach(() => vi.useRealTimers());

  it('is put together once everything it shows is known', () => {
    for (const key of others) answer(key);
    answer(last);
    expect(shown).toBe(0);
    store.setState({ boot: {} as Boot });
    expect(shown).toBe(1);
    answer(last);
    vi.advanceTimersByTime(PATIENCE_MS);
    expect(shown).toBe(1);
  });

  it('waits for every answer, a failure being one', () => {
    store.setState({ boot: {} as Boot });
    for (const key of others) answer(key);
    expect(shown).toBe(0);
    store.setState(({ queries }) => ({ queries: withFailure(queries, last, { code: 'signedOut', detail: null }) }));
    expect(shown).toBe(1);
  });

  it('comes all the same when answers take their time', () => {
    vi.advanceTimersByTime(PATIENCE_MS - 1);
    expect(shown).toBe(0);
    vi.advanceTimersByTime(1);
    expect(shown).toBe(1);
    store.setState({ boot: {} as Boot });
    for (const key of [...others, last]) answer(key);
    expect(shown).toBe(1);
  });
});
