import { useEffect, useRef } from 'react';
import { readAllRows } from '../state/readAllRows.ts';
import { showList } from '../state/shownList.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import type { FiltersOf, PagedMethod, RowOf } from '../state/usePagedRows.ts';
import { useSay } from './text.tsx';
import { useSaveCsv } from './useSaveCsv.ts';

/** A column of the file: its head, and what stands in it for a row. */
export type CsvColumn<Row> = readonly [head: string, text: (row: Row) => string];

type ListCsv<M extends PagedMethod> = Readonly<{
  method: M;
  filters: FiltersOf<M>;
  /** What the file is called. */
  name: string;
  columns: readonly CsvColumn<RowOf<M>>[];
}>;

/** Lets the list on screen be saved as CSV: all its rows, with the filter and the order they are shown in. */
export function useListCsv<M extends PagedMethod>(list: ListCsv<M>): void {
  const say = useSay();
  const { client, store } = useAppContext();
  const save = useSaveCsv();
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    const saveCsv = async (): Promise<void> => {
      const { method, filters, name, columns } = latest.current;
      const rows = await readAllRows(client, method, filters);
      if (rows === null) return toast(store, say('csv.unread'), 'problem');
      await save(name, [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, text]) => text(row)))]);
    };
    return showList(store, { saveCsv });
  }, [client, store, say, save]);
}
