import { MoveRight, Package } from 'lucide-react';
import type { ReactNode } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { MenuItem } from 'react-aria-components/Menu';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { useSay } from '../app/text.tsx';

type CardMenuProps = Readonly<{
  anchor: HTMLElement;
  /** Whom it is about: a name, or "6 students". */
  what: string;
  /** The products of a single student can be managed. */
  onManage: (() => void) | null;
  onMove: () => void;
  onClose: () => void;
}>;

/** What can be done with a card, or with all that are selected. */
export function CardMenu({ anchor, what, onManage, onMove, onClose }: CardMenuProps): ReactNode {
  const say = useSay();
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('board.menu', { what })}
      placement="bottom start"
      onClose={onClose}
      onAction={(id) => (id === 'move' ? onMove() : onManage?.())}
    >
      <MenuItem id="move" className="menu-item" textValue={say('board.moveTo')}>
        <MoveRight className="icon" aria-hidden="true" />
        <span className="menu-item-main">{say('board.moveTo')}</span>
        <Keyboard className="kbd">M</Keyboard>
      </MenuItem>
      {onManage !== null && (
        <MenuItem id="manage" className="menu-item" textValue={say('board.manage')}>
          <Package className="icon" aria-hidden="true" />
          <span className="menu-item-main">{say('board.manage')}</span>
        </MenuItem>
      )}
    </AnchoredMenu>
  );
}
