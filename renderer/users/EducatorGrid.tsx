import { useMemo, type ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { StateLabel } from '../components/StateLabel.tsx';
import { selectIsTeacher } from '../state/account.ts';
import { useApp } from '../state/useApp.ts';
import { useSay, type Say } from '../app/text.tsx';
import type { CsvColumn } from '../app/useListCsv.ts';
import type { EducatorsProps } from './educatorsProps.ts';
import { HeldProducts } from './HeldProducts.tsx';
import { MoreButton } from './MoreButton.tsx';

/** Educators as a list. */
export function EducatorGrid({
  rows,
  total,
  filter,
  sorting,
  withSchool,
  selected,
  onMore,
  ...props
}: EducatorsProps): ReactNode {
  const say = useSay();
  // There is nothing that a teacher could do with educators who are selected.
  const mayManage = !useApp(selectIsTeacher);
  const columns = useMemo(() => educatorColumns(say, sorting, withSchool, onMore), [say, sorting, withSchool, onMore]);
  return (
    <PagedGrid
      label={say('users.title')}
      className={withSchool ? 'educator-grid with-school' : 'educator-grid'}
      columns={columns}
      total={total}
      rowAt={rows.rowAt}
      rowKey={educatorKey}
      loadingText={say('users.loading')}
      onWindow={rows.onWindow}
      resetKey={props.resetKey}
      place={filter.place}
      onLeave={filter.onLeave}
      onEnter={props.onOpen}
      onMenu={props.onMenu}
      {...(mayManage && { selection: selected.grid })}
    />
  );
}

const educatorKey = (row: EducatorRow): string => row.userId;

function educatorColumns(
  say: Say,
  { head }: EducatorsProps['sorting'],
  withSchool: boolean,
  onMore: EducatorsProps['onMore'],
): readonly GridColumn<EducatorRow>[] {
  return [
    {
      id: 'educator',
      ...head('name', say('users.column.educator')),
      render: (row) => (
        <b>
          <bdi>{say('person.name', { family: row.familyName, given: row.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'role', ...head('role', say('users.column.role')), render: (row) => role(say, row) },
    ...(withSchool
      ? [
          {
            id: 'school',
            ...head('school', say('users.column.school')),
            render: (row: EducatorRow) => <bdi title={row.orgName}>{row.orgName}</bdi>,
          },
        ]
      : []),
    { id: 'products', header: say('users.column.products'), render: (row) => <HeldProducts licenses={row.licenses} /> },
    {
      id: 'state',
      header: say('users.column.state'),
      render: (row) => <StateLabel state={row.state} tabIndex={-1} />,
    },
    {
      id: 'actions',
      header: say('users.column.actions'),
      headerHidden: true,
      render: (row) => <MoreButton person={row} tabIndex={-1} onMore={onMore} />,
    },
  ];
}

/** The same in a file: names apart, as a spreadsheet wants them. */
export function educatorCsv(say: Say): readonly CsvColumn<EducatorRow>[] {
  return [
    [say('students.csv.family'), (row) => row.familyName],
    [say('students.csv.given'), (row) => row.givenName],
    [say('users.column.role'), (row) => role(say, row)],
    [say('users.column.school'), (row) => row.orgName],
    [say('users.column.products'), (row) => row.licenses.map(({ product }) => product.name).join('; ')],
  ];
}

function role(say: Say, { role }: EducatorRow): string {
  return role === 'student' ? '' : say(`users.role.${role}`);
}
