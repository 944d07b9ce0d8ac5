import { useMemo, type ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { StateLabel } from '../components/StateLabel.tsx';
import { useSay, type Say } from '../app/text.tsx';
import type { EducatorsProps } from './educatorsProps.ts';
import { HeldProducts } from './HeldProducts.tsx';
import { MoreButton } from './MoreButton.tsx';

/** Educators as a list. */
export function EducatorGrid({
  rows,
  total,
  filter,
  resetKey,
  withSchool,
  selection,
  onMore,
  onOpen,
}: EducatorsProps): ReactNode {
  const say = useSay();
  const columns = useMemo(() => educatorColumns(say, withSchool, onMore), [say, withSchool, onMore]);
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
      resetKey={resetKey}
      place={filter.place}
      onLeave={filter.onLeave}
      onEnter={onOpen}
      onMenu={onMore}
      selection={selection}
    />
  );
}

const educatorKey = (row: EducatorRow): string => row.userId;

function educatorColumns(
  say: Say,
  withSchool: boolean,
  onMore: EducatorsProps['onMore'],
): readonly GridColumn<EducatorRow>[] {
  return [
    {
      id: 'educator',
      header: say('users.column.educator'),
      render: (row) => (
        <b>
          <bdi>{say('person.name', { family: row.familyName, given: row.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'role', header: say('users.column.role'), render: (row) => role(say, row) },
    ...(withSchool
      ? [
          {
            id: 'school',
            header: say('users.column.school'),
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

function role(say: Say, { role }: EducatorRow): string {
  return role === 'student' ? '' : say(`users.role.${role}`);
}
