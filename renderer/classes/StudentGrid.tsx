import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { PersonRow } from '../../shared/contract/view.ts';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { openManageProducts } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import type { PagedRows } from '../state/usePagedRows.ts';
import { useSay } from '../app/text.tsx';
import { studentColumns } from './studentColumns.tsx';
import type { useFilter } from './useFilter.ts';

const StudentMenu = lazy(async () => ({ default: (await import('./StudentMenu.tsx')).StudentMenu }));

type StudentGridProps = Readonly<{
  label: string;
  rows: PagedRows<PersonRow>;
  total: number;
  filter: ReturnType<typeof useFilter>;
  resetKey: string;
}>;

/** The table of students; three dots on each row, one menu for all of them. */
export function StudentGrid({ label, rows, total, filter, resetKey }: StudentGridProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const [menu, setMenu] = useState<Readonly<{ person: PersonRow; anchor: HTMLElement }> | null>(null);
  const openMenu = useCallback((person: PersonRow, anchor: HTMLElement) => setMenu({ person, anchor }), []);
  const columns = useMemo(() => studentColumns(say, openMenu), [say, openMenu]);
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
        onMenu={openMenu}
      />
      <Suspense fallback={null}>
        {menu !== null && <StudentMenu anchor={menu.anchor} person={menu.person} onClose={() => setMenu(null)} />}
      </Suspense>
    </>
  );
}

const personKey = (row: PersonRow): string => row.userId;
