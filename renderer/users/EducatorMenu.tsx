import { Package } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem } from 'react-aria-components/Menu';
import type { EducatorRow } from '../../shared/contract/view.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { openManageUserProducts } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type EducatorMenuProps = Readonly<{ anchor: HTMLElement; person: EducatorRow; onClose: () => void }>;

/** What can be done for one educator. */
export function EducatorMenu({ anchor, person, onClose }: EducatorMenuProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const name = say('person.fullName', { given: person.givenName, family: person.familyName });
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('users.more.menu', { name })}
      onClose={onClose}
      onAction={() => openManageUserProducts(store, person.userId)}
    >
      <MenuItem id="manage" className="menu-item" textValue={say('users.manage')}>
        <Package className="icon" aria-hidden="true" />
        <span className="menu-item-main">{say('users.manage')}</span>
      </MenuItem>
    </AnchoredMenu>
  );
}
