import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Menu } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './AnchoredMenu.css';

type AnchoredMenuProps = Readonly<{
  /** What the menu belongs to, and hangs from. */
  anchor: HTMLElement;
  label: string;
  placement?: 'bottom start' | 'bottom end';
  onAction?: (id: string) => void;
  onClose: () => void;
  children: ReactNode;
}>;

/** A menu that hangs from a button which is drawn without the menu's code, so that a thousand rows may have one. */
export function AnchoredMenu({ anchor, label, placement = 'bottom end', ...props }: AnchoredMenuProps): ReactNode {
  const triggerRef = useMemo(() => ({ current: anchor }), [anchor]);
  const choose = useActionAfterClose(props.onAction);
  return (
    <Popover
      aria-label={label}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      placement={placement}
      offset={4}
      className="menu-popover"
    >
      <Menu
        aria-label={label}
        // A menu takes the focus when it opens; it has no other trigger to do so.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        className="menu"
        onAction={(key) => choose(String(key))}
        onClose={props.onClose}
      >
        {props.children}
      </Menu>
    </Popover>
  );
}

/**
 * What was chosen is done once the menu is gone and the focus is back where it came from: a dialog that opens while the
 * menu is still there takes the menu item for the place to give the focus back to.
 */
function useActionAfterClose(onAction: ((id: string) => void) | undefined): (id: string) => void {
  const [cameFrom] = useState(() => document.activeElement);
  const chosen = useRef<(() => void) | null>(null);
  useEffect(
    () => () => {
      const act = chosen.current;
      // After this turn: by then the menu has let go of the rest of the page.
      if (act) queueMicrotask(act);
    },
    [],
  );
  return (id) => {
    chosen.current = () => {
      if (cameFrom instanceof HTMLElement) cameFrom.focus();
      onAction?.(id);
    };
  };
}
