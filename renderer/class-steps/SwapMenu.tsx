import type { ReactNode } from 'react';
import { MenuItem } from 'react-aria-components/Menu';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { ProductView, StudentProducts } from '../../shared/contract/view.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { updateClassDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { swapForAll } from './classDraft.ts';

type SwapMenuProps = Readonly<{
  classId: ClassId;
  anchor: HTMLElement;
  from: ProductView;
  others: readonly Readonly<{ product: ProductView; count: number }>[];
  students: readonly StudentProducts[];
  onClose: () => void;
}>;

/** The products that a product can be swapped for, and for how many. */
export function SwapMenu({ classId, anchor, from, others, students, onClose }: SwapMenuProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const swap = (id: string): void => {
    const to = others.find(({ product }) => product.id === id)?.product.id;
    if (to !== undefined) updateClassDraft(store, classId, (now) => swapForAll(now, students, from.id, to));
  };
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('steps.products.swapFor', { product: from.name })}
      onClose={onClose}
      onAction={swap}
    >
      {others.map(({ product, count }) => {
        const text = say('steps.products.swapTo', { product: product.name, count });
        return (
          <MenuItem key={product.id} id={product.id} className="menu-item" textValue={text}>
            <span className="menu-item-main">{text}</span>
          </MenuItem>
        );
      })}
    </AnchoredMenu>
  );
}
