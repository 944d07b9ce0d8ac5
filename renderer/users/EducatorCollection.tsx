import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import type { useFilter } from '../classes/useFilter.ts';
import { openManageUserProducts } from '../state/dialogs.ts';
import type { EducatorView } from '../state/educatorView.ts';
import { useAppContext } from '../state/useApp.ts';
import type { PagedRows } from '../state/usePagedRows.ts';
import { EducatorGrid } from './EducatorGrid.tsx';
import { EducatorTiles } from './EducatorTiles.tsx';

const EducatorMenu = lazy(async () => ({ default: (await import('./EducatorMenu.tsx')).EducatorMenu }));

type EducatorCollectionProps = Readonly<{
  layout: EducatorView['layout'];
  rows: PagedRows<EducatorRow>;
  total: number;
  filter: ReturnType<typeof useFilter>;
  resetKey: string;
  withSchool: boolean;
}>;

/** What both layouts are given. */
export type EducatorsProps = Omit<EducatorCollectionProps, 'layout'> &
  Readonly<{ onMore: (row: EducatorRow, at: HTMLElement) => void; onOpen: (row: EducatorRow) => void }>;

/** Educators as tiles or as a list, with one menu for the three dots of all of them. */
export function EducatorCollection({ layout, ...props }: EducatorCollectionProps): ReactNode {
  const { store } = useAppContext();
  const [menu, setMenu] = useState<Readonly<{ person: EducatorRow; anchor: HTMLElement }> | null>(null);
  const onMore = useCallback((person: EducatorRow, anchor: HTMLElement) => setMenu({ person, anchor }), []);
  const onOpen = useCallback((person: EducatorRow) => openManageUserProducts(store, person.userId), [store]);
  const Layout = layout === 'tiles' ? EducatorTiles : EducatorGrid;
  return (
    <>
      <Layout {...props} onMore={onMore} onOpen={onOpen} />
      <Suspense fallback={null}>
        {menu !== null && <EducatorMenu anchor={menu.anchor} person={menu.person} onClose={() => setMenu(null)} />}
      </Suspense>
    </>
  );
}
