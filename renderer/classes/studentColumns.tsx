import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PersonRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { StateLabel } from '../components/StateLabel.tsx';
import { shortGradeText } from '../app/grades.ts';
import type { Say } from '../app/text.tsx';

/** The columns of a table of students. */
export function studentColumns(
  say: Say,
  onMore: (row: PersonRow, at: HTMLElement) => void,
): readonly GridColumn<PersonRow>[] {
  return [
    {
      id: 'student',
      header: say('students.column.student'),
      render: (row) => (
        <b>
          <bdi>{say('person.name', { family: row.familyName, given: row.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'grade', header: say('students.column.grade'), render: (row) => shortGradeText(say, row.grade) },
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

function chips(say: Say, { licenses }: PersonRow): ReactNode {
  if (licenses.length === 0) return <span className="small">{say('students.noLicense')}</span>;
  return (
    <span className="chips" data-count={Math.min(licenses.length, 7)}>
      {licenses.map(({ product, pending }) => (
        <ProductChip key={product.id} product={product} pending={pending} pendingText={say('manage.unconfirmed')} />
      ))}
    </span>
  );
}
