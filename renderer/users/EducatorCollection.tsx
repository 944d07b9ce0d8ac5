import { useCallback, type ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import type { MenuPlace } from '../components/menuPlace.ts';
import { openManageUserProducts } from '../state/dialogs.ts';
import type { EducatorView } from '../state/educatorView.ts';
import { useAppContext } from '../state/useApp.ts';
import { useRowMenu } from '../app/useRowMenu.tsx';
import { EducatorGrid } from './EducatorGrid.tsx';
import type { EducatorPages } from './educatorsProps.ts';
import { EducatorTiles } from './EducatorTiles.tsx';

type EducatorCollectionProps = EducatorPages & Readonly<{ layout: EducatorView['layout'] }>;

/** Educators as tiles or as a list, with one menu for the three dots of all of them. */
export function EducatorCollection({ layout, ...props }: EducatorCollectionProps): ReactNode {
  const { store } = useAppContext();
  const { open, menu } = useRowMenu();
  const onMore = useCallback((of: EducatorRow, at: MenuPlace) => open({ kind: 'educator', of }, at), [open]);
  const { togetherWith } = props.selected;
  const onMenu = useCallback(
    (of: EducatorRow, at: MenuPlace) => {
      const userIds = togetherWith(of.userId);
      if (userIds.length > 1) open({ kind: 'people', of: { of: 'educator', userIds } }, at);
      else onMore(of, at);
    },
    [open, onMore, togetherWith],
  );
  const onOpen = useCallback((person: EducatorRow) => openManageUserProducts(store, person.userId), [store]);
  const Layout = layout === 'tiles' ? EducatorTiles : EducatorGrid;
  return (
    <>
      <Layout {...props} onMore={onMore} onMenu={onMenu} onOpen={onOpen} />
      {menu}
    </>
  );
}
