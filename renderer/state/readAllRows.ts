import type { ParamsOf } from '../../shared/contract/ipcService.ts';
import type { ServiceClient } from './serviceClient.ts';
import type { FiltersOf, PagedMethod, RowOf } from './usePagedRows.ts';

const PAGE = 500;

/** All rows of a list, page after page: the service has others to answer in between. Null when one could not be read. */
export async function readAllRows<M extends PagedMethod>(
  client: ServiceClient,
  method: M,
  filters: FiltersOf<M>,
): Promise<readonly RowOf<M>[] | null> {
  const rows: RowOf<M>[] = [];
  for (let total = 1; rows.length < total;) {
    const params = { ...filters, offset: rows.length, limit: PAGE } as ParamsOf<M>;
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.ask(method, params);
    if (!answer.ok) return null;
    const page: Readonly<{ total: number; rows: readonly RowOf<M>[] }> = answer.value;
    total = page.rows.length === 0 ? 0 : page.total;
    rows.push(...page.rows);
  }
  return rows;
}
