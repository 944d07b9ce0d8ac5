import { Pencil, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { MenuItem } from 'react-aria-components/Menu';
import type { ClassView } from '../../shared/contract/view.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { navigate } from '../state/navigation.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type ClassMenuProps = Readonly<{ anchor: HTMLElement; shown: ClassView; onClose: () => void }>;

/** What can be done for one class. */
export function ClassMenu({ anchor, shown, onClose }: ClassMenuProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('class.more.menu', { title: shown.title })}
      onClose={onClose}
      onAction={(id) => navigate(store, { screen: id === 'edit' ? 'classSteps' : 'class', classId: shown.id })}
    >
      <MenuItem id="open" className="menu-item" textValue={say('class.open')}>
        <Users className="icon" aria-hidden="true" />
        <span className="menu-item-main">{say('class.open')}</span>
        <Keyboard className="kbd">Enter</Keyboard>
      </MenuItem>
      <MenuItem id="edit" className="menu-item" textValue={say('class.edit')}>
        <Pencil className="icon" aria-hidden="true" />
        <span className="menu-item-main">{say('class.edit')}</span>
      </MenuItem>
    </AnchoredMenu>
  );
}
