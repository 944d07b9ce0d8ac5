import { useCallback, useId, useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import type { SchoolRow } from '../../shared/contract/view.ts';
import { FailureNote } from '../components/FailureNote.tsx';
import { PagedGrid, type GridPlace } from '../components/PagedGrid.tsx';
import { showSchool } from '../state/navigation.ts';
import { PAGE_SIZE } from '../state/pages.ts';
import { useAppContext } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { schoolColumns } from './schoolColumns.tsx';
import { BY_NAME, chosen, sortKey, type SchoolOrder } from './schoolOrder.ts';
import { SchoolToolbar } from './SchoolToolbar.tsx';

const TOP: GridPlace = { scrollTop: 0, activeIndex: 0 };
/** Rows in view; more are scrolled to. */
const ROWS = 8;

/** Schools side by side: what each can still give out. Choosing one shows that school. */
export function SchoolTable(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const id = useId();
  const [order, setOrder] = useState<SchoolOrder>(BY_NAME);
  const rows = usePagedRows('dashboard.schools', order);
  // The first page is watched anyway; it says which products there are.
  const { value: first } = useQuery('dashboard.schools', { ...order, offset: 0, limit: PAGE_SIZE });
  const products = useLastKnown(first?.products);
  const onSort = useCallback((sort: SchoolOrder['sort']) => setOrder((now) => chosen(now, sort)), []);
  const columns = useMemo(() => schoolColumns(say, products, { order, onSort }), [say, products, order, onSort]);
  const open = (row: SchoolRow): void => showSchool(store, row.id);
  const { total, failure } = rows;
  if (total === null) return failure === null ? null : <FailureNote failure={failure} />;
  const size = { '--products': products.length, '--rows': Math.min(total, ROWS) } as CSSProperties;
  return (
    <section className="card schools" aria-labelledby={id} style={size}>
      <div className="schools-head">
        <div>
          <h2 id={id}>{say('schools.title')}</h2>
          <p className="small">{say('schools.hint')}</p>
        </div>
        <SchoolToolbar order={order} products={products} onChange={setOrder} />
      </div>
      <div className="schools-grid">
        <PagedGrid
          label={say('schools.title')}
          className="school-grid"
          columns={columns}
          total={total}
          rowAt={rows.rowAt}
          rowKey={schoolKey}
          loadingText={say('schools.loading')}
          onWindow={rows.onWindow}
          resetKey={`${sortKey(order.sort)} ${order.descending}`}
          place={TOP}
          onLeave={forget}
          onEnter={open}
          onClick={open}
        />
      </div>
    </section>
  );
}

const schoolKey = (row: SchoolRow): string => row.id;
const forget = (): void => undefined;
const NONE: readonly never[] = [];

/** What was known last, while a new order has no answer yet. */
function useLastKnown<T>(value: readonly T[] | undefined): readonly T[] {
  const [last, setLast] = useState<readonly T[]>(value ?? NONE);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
