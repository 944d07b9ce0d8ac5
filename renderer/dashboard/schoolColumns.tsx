import type { ReactNode } from 'react';
import type { ProductView, SchoolRow, SchoolSort } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { SortButton } from '../components/SortButton.tsx';
import type { Say } from '../app/text.tsx';
import { sortKey, type SchoolOrder } from './schoolOrder.ts';

type Sorting = Readonly<{ order: SchoolOrder; onSort: (sort: SchoolSort) => void }>;

/** The columns of the table of schools: the school, its students, and each product. */
export function schoolColumns(
  say: Say,
  products: readonly ProductView[],
  sorting: Sorting,
): readonly GridColumn<SchoolRow>[] {
  return [
    {
      id: 'school',
      header: say('schools.column.school'),
      ...sortable({ by: 'name' }, say('schools.column.school')),
      render: (row) => (
        <b>
          <bdi title={row.name}>{row.name}</bdi>
        </b>
      ),
    },
    {
      id: 'students',
      header: say('schools.column.students'),
      ...sortable({ by: 'students' }, say('schools.column.students')),
      render: (row) => row.students.toLocaleString('en-US'),
    },
    ...products.map((product, at): GridColumn<SchoolRow> => ({
      id: 'licenses',
      key: product.id,
      header: product.name,
      ...sortable({ by: 'product', productId: product.id }, product.name, <ProductChip product={product} />),
      render: (row) => available(say, row.licenses[at]),
    })),
  ];

  function sortable(sort: SchoolSort, column: string, shown: ReactNode = column) {
    const isChosen = sortKey(sorting.order.sort) === sortKey(sort);
    const way: NonNullable<GridColumn<SchoolRow>['sort']> = !isChosen
      ? 'none'
      : sorting.order.descending
        ? 'descending'
        : 'ascending';
    return {
      sort: way,
      headerNode: (
        // A way for the mouse; with the keyboard there is the choice above the table.
        <SortButton
          sort={way}
          title={say('schools.sortBy', { column })}
          tabIndex={-1}
          onSort={() => sorting.onSort(sort)}
        >
          {shown}
        </SortButton>
      ),
    };
  }
}

function available(say: Say, licenses: SchoolRow['licenses'][number] | undefined): ReactNode {
  if (!licenses || licenses.quantity === 0) {
    return (
      <span className="small" title={say('schools.none')}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{say('schools.none')}</span>
      </span>
    );
  }
  return (
    <span className={licenses.available === 0 ? 'none-left' : undefined} title={say('schools.available', licenses)}>
      {licenses.available.toLocaleString('en-US')}
    </span>
  );
}
