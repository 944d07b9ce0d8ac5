import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import { openManageUserProducts } from '../state/dialogs.ts';
import type { EducatorView } from '../state/educatorView.ts';
import { useAppContext } from '../state/useApp.ts';
import { EducatorGrid } from './EducatorGrid.tsx';
import type { EducatorPages } from './educatorsProps.ts';
import { EducatorTiles } from './EducatorTiles.tsx';

const EducatorMenu = lazy(async () => ({ default: (await import('./EducatorMenu.tsx')).EducatorMenu }));

type EducatorCollectionProps = EducatorPages & Readonly<{ layout: EducatorView['layout'] }>;

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
