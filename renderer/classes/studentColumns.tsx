import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PersonRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { StateLabel } from '../components/StateLabel.tsx';
import { shortGradeText } from '../app/grades.ts';
import type { Say } from '../app/text.tsx';
import type { CsvColumn } from '../app/useListCsv.ts';
import type { Sorting } from './useOrder.tsx';

/** The columns of a table of students. */
export function studentColumns(
  say: Say,
  { head }: Sorting<'name' | 'grade'>,
  onMore: (row: PersonRow, at: HTMLElement) => void,
): readonly GridColumn<PersonRow>[] {
  return [
    {
      id: 'student',
      ...head('name', say('students.column.student')),
      render: (row) => (
        <b>
          <bdi>{say('person.name', { family: row.familyName, given: row.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'grade', ...head('grade', say('students.column.grade')), render: (row) => shortGradeText(say, row.grade) },
    { id: 'products', header: say('students.column.products'), render: (row) => chips(say, row) },
    {
      id: 'state',
      header: say('students.column.state'),
      render: (row) => <StateLabel state={row.state} tabIndex={-1} />,
    },
    {
      id: 'actions',
      header: say('students.column.actions'),
      headerHidden: true,
      render: (row) => (
        <button
          type="button"
          className="icon-button"
          aria-haspopup="menu"
          tabIndex={-1}
          aria-label={say('students.more', {
            name: say('person.fullName', { given: row.givenName, family: row.familyName }),
          })}
          onClick={(event) => onMore(row, event.currentTarget)}
        >
          <EllipsisVertical className="icon" aria-hidden="true" />
        </button>
      ),
    },
  ];
}

/** The same in a file: names apart, as a spreadsheet wants them. */
export function studentCsv(say: Say): readonly CsvColumn<PersonRow>[] {
  return [
    [say('students.csv.family'), (row) => row.familyName],
    [say('students.csv.given'), (row) => row.givenName],
    [say('students.column.grade'), (row) => shortGradeText(say, row.grade)],
    [say('students.column.products'), (row) => row.licenses.map(({ product }) => product.name).join('; ')],
  ];
}

/** More codes than this have no room in a row. */
const SHOWN = 6;

function chips(say: Say, { licenses }: PersonRow): ReactNode {
  if (licenses.length === 0) return <span className="small">{say('students.noLicense')}</span>;
  if (licenses.length > SHOWN) {
    return (
      <span title={licenses.map(({ product }) => product.name).join(', ')}>
        {say('students.productCount', { count: licenses.length })}
      </span>
    );
  }
  return (
    <span className="chips" data-count={licenses.length}>
      {licenses.map(({ product, pending }) => (
        <ProductChip key={product.id} product={product} pending={pending} pendingText={say('manage.unconfirmed')} />
      ))}
    </span>
  );
}
