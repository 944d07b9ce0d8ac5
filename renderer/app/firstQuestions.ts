import { queryKey, type QueryKey } from '../state/queryCache.ts';
import type { AppStore } from '../state/appStore.ts';
import type { Queries } from '../state/queries.ts';

/** What the first screen will ask: all of it at once, while the page is still being put together. */
const firstQuestions: readonly QueryKey[] = [
  queryKey('session.get', {}),
  queryKey('status.get', {}),
  queryKey('orgs.list', {}),
  queryKey('dashboard.get', { orgId: null }),
  queryKey('activity.get', {}),
];

/** Longer than it takes until the screens themselves watch what they show. */
export const FIRST_QUESTIONS_MS = 5000;

/** Asks before any screen does; each screen finds its answer there, or on its way. Returns the end of it. */
export function watchFirstQuestions(queries: Queries): () => void {
  const stops = firstQuestions.map((key) => queries.watch(key));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Longer than a service that is there takes to answer, shorter than it takes a person to wonder. */
export const FIRST_ANSWERS_MS = 250;

/**
 * Calls back once everything is known that the first screen shows, so that it is put together and painted once; sooner
 * when that takes its time.
 */
export function onFirstAnswers(store: AppStore, afterMs: number, show: () => void): void {
  const isKnown = (): boolean => {
    const { boot, queries } = store.getState();
    return boot !== null && firstQuestions.every((key) => queries.has(key));
  };
  if (isKnown()) return show();
  const end = (): void => {
    clearTimeout(timer);
    unsubscribe();
    show();
  };
  const timer = setTimeout(end, afterMs);
  const unsubscribe = store.subscribe(() => {
    if (isKnown()) end();
  });
}
