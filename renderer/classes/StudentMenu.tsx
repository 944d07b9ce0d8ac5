import { Package } from 'lucide-react';
import type { ReactNode } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { MenuItem } from 'react-aria-components/Menu';
import type { PersonRow } from '../../shared/contract/view.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { openManageProducts } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type StudentMenuProps = Readonly<{ anchor: HTMLElement; person: PersonRow; onClose: () => void }>;

/** What can be done for one student. */
export function StudentMenu({ anchor, person, onClose }: StudentMenuProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const name = say('person.fullName', { given: person.givenName, family: person.familyName });
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('students.more.menu', { name })}
      onClose={onClose}
      onAction={() => openManageProducts(store, person.userId)}
    >
      <MenuItem id="manage" className="menu-item" textValue={say('students.manage')}>
        <Package className="icon" aria-hidden="true" />
        <span className="menu-item-main">{say('students.manage')}</span>
        <Keyboard className="kbd">Enter</Keyboard>
      </MenuItem>
    </AnchoredMenu>
  );
}
