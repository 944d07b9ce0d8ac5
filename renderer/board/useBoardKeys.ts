import { useRef, type KeyboardEvent } from 'react';
import { isMenuKey } from '../components/menuPlace.ts';
import { cardAt, type CardAt, columnAt } from './boardDrag.ts';
import type { useBoardSelection } from './useBoardSelection.ts';

type BoardKeys = Readonly<{
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onKeyUp: (event: KeyboardEvent<HTMLElement>) => void;
}>;

type Handlers = Readonly<{
  chosen: ReturnType<typeof useBoardSelection>;
  pickUp: (card: CardAt) => void;
  moveTo: (card: CardAt | null) => void;
  openMenu: (card: CardAt) => void;
}>;

/** The keys of the board, besides those that move within a column. */
export function useBoardKeys({ chosen, pickUp, moveTo, openMenu }: Handlers): BoardKeys {
  const entering = useRef<Element | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const card = cardAt(event.target);
    const command = event.ctrlKey || event.metaKey;
    entering.current = null;
    if (card && event.key === 'Enter') entering.current = card.element;
    else if (card && event.key === ' ') chosen.choose(card, { shift: event.shiftKey, toggle: true });
    else if (card && command && event.key.toLowerCase() === 'a') chosen.selectAll(card.column);
    else if (event.key.toLowerCase() === 'm' && !command && !event.altKey) moveTo(card);
    else if (event.key === 'Escape') chosen.clear();
    else if (card && isMenuKey(event)) openMenu(card);
    else if (!event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      stepAside(event.currentTarget, event.target, event.key === 'ArrowRight' ? 1 : -1);
    } else return;
    event.preventDefault();
  };
  const onKeyUp = (event: KeyboardEvent<HTMLElement>): void => {
    const card = cardAt(event.target);
    // With the key's end: its beginning would be followed by an end that already drops.
    if (event.key === 'Enter' && card && card.element === entering.current) pickUp(card);
    entering.current = null;
  };
  return { onKeyDown, onKeyUp };
}

/** To the column beside, as far as there is one with cards. */
function stepAside(board: HTMLElement, from: EventTarget, by: 1 | -1): void {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')];
  let at = columns.findIndex((column) => from instanceof Element && columnAt(column) === columnAt(from));
  for (at += by; at >= 0 && at < columns.length; at += by) {
    const column = columns[at];
    const card = column?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
    if (card) {
      column?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      card.focus({ preventScroll: true });
      return;
    }
  }
}
