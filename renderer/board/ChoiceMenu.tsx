import type { ReactNode } from 'react';
import { MenuItem, MenuSection } from 'react-aria-components/Menu';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import type { Choice } from './ChoiceButton.tsx';

type ChoiceMenuProps = Readonly<{
  anchor: HTMLElement;
  label: string;
  choices: readonly Choice[];
  chosen: string;
  more: string | null;
  tick: ReactNode;
  onChoose: (id: string) => void;
  onClose: () => void;
}>;

/** The menu of a choice: one of several. */
export function ChoiceMenu({
  anchor,
  label,
  choices,
  chosen,
  more,
  tick,
  onChoose,
  onClose,
}: ChoiceMenuProps): ReactNode {
  return (
    <AnchoredMenu anchor={anchor} label={label} placement="bottom end" onClose={onClose}>
      <MenuSection
        aria-label={label}
        className="choice-menu"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const choice = choices.find(({ id }) => keys !== 'all' && keys.has(id));
          if (choice) onChoose(choice.id);
        }}
      >
        {choices.map(({ id, name }) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={name}>
            <span className="menu-item-main">
              <bdi>{name}</bdi>
            </span>
            {tick}
          </MenuItem>
        ))}
      </MenuSection>
      {more !== null && (
        <MenuItem id="more" className="menu-item small" textValue={more} isDisabled>
          {more}
        </MenuItem>
      )}
    </AnchoredMenu>
  );
}
