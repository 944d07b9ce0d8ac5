import { ArrowRight, History, Pencil, Package, Users, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { MenuItem } from 'react-aria-components/Menu';
import type { RowCommandId } from '../../shared/commands/catalog.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import type { MenuPlace } from '../components/menuPlace.ts';
import { rowEntries, subjectName, type Subject } from './commands/rowCommands.ts';
import { useCommandContext } from './commands/useCommands.ts';
import { useSay } from './text.tsx';

const icons: Readonly<Record<RowCommandId, LucideIcon>> = {
  'class.open': Users,
  'class.edit': Pencil,
  'student.manage': Package,
  'student.move': ArrowRight,
  'student.history': History,
  'student.edit': Pencil,
  'educator.manage': Package,
  'educator.history': History,
  'educator.edit': Pencil,
  'people.manage': Package,
  'card.move': ArrowRight,
  'card.manage': Package,
  'card.history': History,
};

type RowMenuProps = Readonly<{ subject: Subject; place: MenuPlace; onClose: () => void }>;

/** What can be done with a row: from its three dots, at the pointer, or by the menu key. */
export function RowMenu({ subject, place, onClose }: RowMenuProps): ReactNode {
  const say = useSay();
  const context = useCommandContext();
  // As it was when it opened: a sync meanwhile moves no entry away from under the pointer.
  const [entries] = useState(() => rowEntries(context, subject));
  return (
    <AnchoredMenu
      anchor={place}
      label={say('rowMenu.label', { what: subjectName(context, subject) })}
      onClose={onClose}
      onAction={(key) => entries.find((entry) => entry.key === key)?.perform()}
    >
      {entries.map(({ key, command, text, keys }) => {
        const Icon = icons[command];
        return (
          <MenuItem key={key} id={key} className="menu-item" textValue={text}>
            <Icon className="icon" aria-hidden="true" />
            <span className="menu-item-main">
              <bdi>{text}</bdi>
            </span>
            {keys !== null && <Keyboard className="kbd">{keys}</Keyboard>}
          </MenuItem>
        );
      })}
    </AnchoredMenu>
  );
}
