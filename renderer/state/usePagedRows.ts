import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ParamsOf, ResultOf } from '../../shared/contract/ipcService.ts';
import { pagesOf, PAGE_SIZE, type PageSpan } from './pages.ts';
import { queryKey, type QueryEntry, type QueryKey } from './queryCache.ts';
import type { Failure } from './serviceClient.ts';
import { useApp, useAppContext } from './useApp.ts';

export type PagedMethod =
  | 'board.cards'
  | 'classes.list'
  | 'classes.students'
  | 'students.list'
  | 'educators.list'
  | 'changeSets.results'
  | 'dashboard.schools';
export type FiltersOf<M extends PagedMethod> = Omit<ParamsOf<M>, 'offset' | 'limit'>;
export type RowOf<M extends PagedMethod> = ResultOf<M>['rows'][number];
type Page<M extends PagedMethod> = Readonly<{ total: number; rows: readonly RowOf<M>[] }>;

export type PagedRows<Row> = Readonly<{
  /** How many rows match; null until the first answer. */
  total: number | null;
  /** Were the rows shown filtered by typing? Rows of the filter before stay until the next have come. */
  isFiltered: boolean;
  /** A row by its place; undefined while its page is not here. */
  rowAt: (index: number) => Row | undefined;
  /** Tells which rows are on screen, so that only the pages around them are held. */
  onWindow: (first: number, last: number) => void;
  failure: Failure | null;
}>;

/**
 * A list of any length of which only the pages around what is on screen are held and kept true. While a new filter
 * has no answer yet, the rows of the one before stay, so that nothing flashes.
 */
export function usePagedRows<M extends PagedMethod>(method: M, filters: FiltersOf<M>): PagedRows<RowOf<M>> {
  const [span, setSpan] = useState<PageSpan>({ first: 0, last: 0 });
  const keys = pagesOf(span).map((page) =>
    queryKey<M>(method, { ...filters, offset: page * PAGE_SIZE, limit: PAGE_SIZE } as ParamsOf<M>),
  );
  useWatched(keys);
  const entries = useApp(useShallow((state) => keys.map((key) => state.queries.get(key))));
  const pages = useMemo(() => pagesFrom<M>(span, entries), [span, entries]);
  const { pages: held, isFiltered } = useLastKnown(pages, 'text' in filters && filters.text !== '');

  const onWindow = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE_SIZE), last: Math.floor(last / PAGE_SIZE) };
    setSpan((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const rowAt = useCallback(
    (index: number) => held.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE],
    [held],
  );
  return {
    total: held.values().next().value?.total ?? null,
    isFiltered,
    rowAt,
    onWindow,
    failure: firstFailure(entries),
  };
}

type Pages<M extends PagedMethod> = ReadonlyMap<number, Page<M>>;

function pagesFrom<M extends PagedMethod>(span: PageSpan, entries: readonly (QueryEntry | undefined)[]): Pages<M> {
  const pages = new Map<number, Page<M>>();
  for (const [index, page] of pagesOf(span).entries()) {
    // Only answers to this method, parsed by its schema, stand under its keys.
    const value = entries[index]?.value as Page<M> | undefined;
    if (value) pages.set(page, value);
  }
  return pages;
}

/** The pages, or while there is none the ones there were last. */
function useLastKnown<M extends PagedMethod>(
  pages: Pages<M>,
  isFiltered: boolean,
): Readonly<{ pages: Pages<M>; isFiltered: boolean }> {
  const [last, setLast] = useState({ pages, isFiltered });
  if (pages.size === 0 || pages === last.pages) return last;
  const next = { pages, isFiltered };
  setLast(next);
  return next;
}

/** Watches what is asked now; a page that stays on screen is not asked for again when its neighbor comes in. */
function useWatched(keys: readonly QueryKey[]): void {
  const { queries } = useAppContext();
  const watching = useRef(new Map<QueryKey, () => void>());
  useLayoutEffect(() => {
    for (const key of keys) {
      if (!watching.current.has(key)) watching.current.set(key, queries.watch(key));
    }
    for (const [key, stop] of watching.current) {
      if (keys.includes(key)) continue;
      watching.current.delete(key);
      stop();
    }
  });
  useLayoutEffect(() => {
    const stops = watching.current;
    return () => {
      for (const stop of stops.values()) stop();
      stops.clear();
    };
  }, []);
}

function firstFailure(entries: readonly (QueryEntry | undefined)[]): Failure | null {
  return entries.find((entry) => entry?.failure)?.failure ?? null;
}
