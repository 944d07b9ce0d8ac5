import { useCallback, useMemo, type ReactNode } from 'react';
import { SortButton } from '../components/SortButton.tsx';
import type { GridColumn } from '../components/GridRow.tsx';
import type { ListOrder } from '../state/history.ts';
import { announce } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import type { useFilter } from './useFilter.ts';

type Head = Pick<GridColumn<never>, 'header' | 'headerNode' | 'sort'>;

export type Sorting<Key extends string> = Readonly<{
  order: ListOrder<Key>;
  /** What a column that rows can be sorted by shows as its head. */
  head: (by: Key, header: string) => Head;
}>;

/** The order of a list: by its first key until a head is pressed; pressed again, the other way round. */
export function useOrder<Key extends string>(
  keys: readonly [Key, ...Key[]],
  { order: kept, setOrder }: Pick<ReturnType<typeof useFilter>, 'order' | 'setOrder'>,
): Sorting<Key> {
  const say = useSay();
  const { store } = useAppContext();
  const [first] = keys;
  const by = keys.find((key) => key === kept?.by) ?? first;
  const descending = kept !== null && kept.by === by && kept.descending;
  const choose = useCallback(
    (key: Key, header: string) => {
      const next = { by: key, descending: key === by && !descending };
      setOrder(next);
      announce(store, say(next.descending ? 'list.sorted.down' : 'list.sorted.up', { column: header }));
    },
    [store, say, setOrder, by, descending],
  );
  return useMemo(() => {
    const head = (key: Key, header: string): Head => {
      const sort = key !== by ? 'none' : descending ? 'descending' : 'ascending';
      const headerNode: ReactNode = (
        <SortButton sort={sort} title={say('list.sortBy', { column: header })} onSort={() => choose(key, header)}>
          {header}
        </SortButton>
      );
      return { header, headerNode, sort };
    };
    return { order: { by, descending }, head };
  }, [say, choose, by, descending]);
}
