import { queryKey, type QueryKey } from '../state/queryCache.ts';
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
