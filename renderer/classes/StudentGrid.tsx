import { useCallback, useMemo, type ReactNode } from 'react';
import type { PersonRow } from '../../shared/contract/view.ts';
import type { SelectedPeople } from '../bulk/useRowSelection.ts';
import type { MenuPlace } from '../components/menuPlace.ts';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { openManageProducts } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import type { PagedRows } from '../state/usePagedRows.ts';
import { useSay } from '../app/text.tsx';
import { useRowMenu } from '../app/useRowMenu.tsx';
import { studentColumns } from './studentColumns.tsx';
import type { useFilter } from './useFilter.ts';
import type { Sorting } from './useOrder.tsx';

type StudentGridProps = Readonly<{
  label: string;
  rows: PagedRows<PersonRow>;
  total: number;
  filter: ReturnType<typeof useFilter>;
  sorting: Sorting<'name' | 'grade'>;
  resetKey: string;
  selected: SelectedPeople;
}>;

/** The table of students; three dots on each row, one menu for all of them. */
export function StudentGrid({ label, rows, total, filter, sorting, resetKey, selected }: StudentGridProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { open, menu } = useRowMenu();
  const openMenu = useCallback((of: PersonRow, at: MenuPlace) => open({ kind: 'student', of }, at), [open]);
  const { togetherWith, grid } = selected;
  const openAtRow = useCallback(
    (of: PersonRow, at: MenuPlace) => {
      const userIds = togetherWith(of.userId);
      if (userIds.length > 1) open({ kind: 'people', of: { of: 'student', userIds } }, at);
      else openMenu(of, at);
    },
    [open, openMenu, togetherWith],
  );
  const columns = useMemo(() => studentColumns(say, sorting, openMenu), [say, sorting, openMenu]);
  return (
    <>
      <PagedGrid
        label={label}
        className="student-grid"
        columns={columns}
        total={total}
        rowAt={rows.rowAt}
        rowKey={personKey}
        loadingText={say('students.loading')}
        onWindow={rows.onWindow}
        resetKey={resetKey}
        place={filter.place}
        onLeave={filter.onLeave}
        onEnter={(row) => openManageProducts(store, row.userId)}
        onMenu={openAtRow}
        selection={grid}
      />
      {menu}
    </>
  );
}

const personKey = (row: PersonRow): string => row.userId;
