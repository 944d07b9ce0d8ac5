import { useLayoutEffect } from 'react';
import type { ParamsOf, ResultOf } from '../../shared/contract/ipcService.ts';
import { queryKey, type ReadMethod } from './queryCache.ts';
import type { Failure } from './serviceClient.ts';
import { useApp, useAppContext } from './useApp.ts';

export type QueryView<M extends ReadMethod> = Readonly<{
  /** The newest answer; undefined until there is one. */
  value: ResultOf<M> | undefined;
  /** Why there is no newer answer. */
  failure: Failure | null;
}>;

/** The answer to a question, kept true as long as the component is on screen. */
export function useQuery<M extends ReadMethod>(method: M, params: ParamsOf<M>): QueryView<M> {
  const { queries } = useAppContext();
  const key = queryKey(method, params);
  // Before the paint: local answers are there a frame earlier.
  useLayoutEffect(() => queries.watch(key), [queries, key]);
  const entry = useApp((state) => state.queries.get(key));
  // Only answers to this method, parsed by its schema, are kept under a key that begins with its name.
  return { value: entry?.value as ResultOf<M> | undefined, failure: entry?.failure ?? null };
}
