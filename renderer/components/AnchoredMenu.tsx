import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Menu } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuPlace } from './menuPlace.ts';
import './AnchoredMenu.css';

type AnchoredMenuProps = Readonly<{
  /** What the menu hangs from. */
  anchor: MenuPlace;
  label: string;
  placement?: 'bottom start' | 'bottom end';
  onAction?: (id: string) => void;
  onClose: () => void;
  children: ReactNode;
}>;

/** A menu that hangs from a button which is drawn without the menu's code, so that a thousand rows may have one. */
export function AnchoredMenu({ anchor, label, ...props }: AnchoredMenuProps): ReactNode {
  const isPoint = !(anchor instanceof HTMLElement);
  const trigger = useRef<HTMLElement>(isPoint ? null : anchor);
  const placement = props.placement ?? (isPoint ? 'bottom start' : 'bottom end');
  const choose = useActionAfterClose(props.onAction);
  const menu = useFirstItemFocus();
  return (
    <>
      {isPoint && <span ref={trigger} className="menu-point" style={{ left: anchor.x, top: anchor.y }} />}
      <Popover
        aria-label={label}
        triggerRef={trigger}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
        placement={placement}
        offset={isPoint ? 0 : 4}
        className="menu-popover"
      >
        <Menu
          ref={menu}
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
    </>
  );
}

/**
 * The library takes Enter on a button for the click of a screen reader, and then leaves the focus on the menu itself,
 * where Enter does nothing: from there it goes on to the first item.
 */
function useFirstItemFocus(): RefObject<HTMLDivElement | null> {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = menu.current;
    const goOn = (): void => {
      if (document.activeElement === element) element?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
    };
    goOn();
    element?.addEventListener('focus', goOn);
    return () => element?.removeEventListener('focus', goOn);
  }, []);
  return menu;
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
