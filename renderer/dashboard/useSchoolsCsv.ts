import { useCallback } from 'react';
import type { SchoolTable } from '../../shared/contract/view.ts';
import type { ServiceClient } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay, type Say } from '../app/text.tsx';
import { useSaveCsv } from '../app/useSaveCsv.ts';
import type { SchoolOrder } from './schoolOrder.ts';

const PAGE = 500;

/** Saves the table of schools as CSV: a line for each school and product. */
export function useSchoolsCsv(order: SchoolOrder): () => Promise<void> {
  const say = useSay();
  const { client, store } = useAppContext();
  const save = useSaveCsv();
  return useCallback(async () => {
    const pages = await readAll(client, order);
    if (pages === null) return toast(store, say('csv.failed'), 'problem');
    await save(say('schools.csv.name'), [head(say), ...pages.flatMap((page) => lines(say, page))]);
  }, [say, client, store, save, order]);
}

function head(say: Say): readonly string[] {
  return (['school', 'source', 'students', 'product', 'quantity', 'available'] as const).map((column) =>
    say(`schools.csv.${column}`),
  );
}

function lines(say: Say, { products, rows }: SchoolTable): readonly (readonly string[])[] {
  return rows.flatMap((row) =>
    products.map((product, at) => {
      const { quantity = 0, available = 0 } = row.licenses[at] ?? {};
      const source = say(`source.${row.rosterSource}`);
      return [row.name, source, String(row.students), product.name, String(quantity), String(available)];
    }),
  );
}

async function readAll(client: ServiceClient, order: SchoolOrder): Promise<readonly SchoolTable[] | null> {
  const pages: SchoolTable[] = [];
  for (let total = 1, offset = 0; offset < total; offset += PAGE) {
    // Page after page: the service has others to answer in between.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.ask('dashboard.schools', { ...order, offset, limit: PAGE });
    if (!answer.ok) return null;
    ({ total } = answer.value);
    pages.push(answer.value);
  }
  return pages;
}
