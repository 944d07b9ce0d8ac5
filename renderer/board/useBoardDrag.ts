import { useCallback, useRef, useState, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useDrag } from 'react-aria/useDrag';
import type { DragPreviewRenderer } from 'react-aria/useDrag';
import { cardAt, columnAt, type BoardDrag, type CardAt, type Hover } from './boardDrag.ts';
import { takenWith, type Selection } from './selection.ts';

type BoardDragging = Readonly<{
  drag: BoardDrag | null;
  hover: Hover | null;
  setHover: (hover: Hover | null) => void;
  /** For the element around all columns. */
  boardProps: Readonly<Record<string, unknown>>;
  /** What is drawn under the pointer. */
  ghost: RefObject<HTMLDivElement | null>;
  /** Picks a card up by keyboard. */
  pickUp: (card: CardAt) => void;
}>;

/** Nothing about people leaves the window with a drag: what is dragged is known here. */
const ITEMS = [{ 'application/x-seatwise-licenses': '1' }];

/** Dragging cards, by mouse and by keyboard. One handler for the whole board; the cards only say that they can be dragged. */
export function useBoardDrag(
  selection: Selection,
  select: (selection: Selection) => void,
  onPickUp: (drag: BoardDrag) => void,
): BoardDragging {
  const [drag, setDrag] = useState<BoardDrag | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const preview = useRef<DragPreviewRenderer>((_items, draw) => draw(ghost.current, 16, 16));
  const next = useRef<BoardDrag | null>(null);

  const dragOf = (card: CardAt, isLicense: boolean, by: BoardDrag['by']): BoardDrag => {
    const taken = isLicense ? { column: card.column, ids: new Set([card.userId]) } : withSelection(card);
    const { column, ids } = taken;
    const source = { from: column, userIds: [...ids] };
    return { source, column, ids, index: card.index, name: card.name, isLicense, by };
  };
  const withSelection = (card: CardAt): Selection => {
    const taken = takenWith(selection, card.column, card.userId, card.index);
    if (taken !== selection) select(taken);
    return taken;
  };

  const { dragProps, dragButtonProps } = useDrag({
    // The Enter key is the board's own: what it picks up depends on what is selected.
    hasDragButton: true,
    preview,
    getItems: () => ITEMS,
    getAllowedDropOperations: () => ['move', 'copy', 'link'],
    onDragStart: () => {
      const started = next.current;
      // Before the browser takes its picture of what is drawn under the pointer.
      flushSync(() => setDrag(started));
      if (started) onPickUp(started);
    },
    onDragEnd: () => {
      setDrag(null);
      setHover(null);
    },
  });
  const onDragStartCapture = (event: DragEvent): void => {
    const card = cardAt(event.target);
    const isLicense = event.target instanceof HTMLElement && event.target.dataset['license'] !== undefined;
    if (card) next.current = dragOf(card, isLicense && card.column !== null, 'mouse');
    else event.preventDefault();
  };
  const onDragOverCapture = useCallback((event: DragEvent): void => {
    const target = event.target;
    const column = target instanceof Element ? columnAt(target) : undefined;
    const keep = event.ctrlKey || event.metaKey || event.altKey;
    const card = next.current?.isLicense ? cardAt(target) : null;
    const person = card && { userId: card.userId, name: card.name };
    setHover((now) => {
      if (column === undefined) return null;
      const same = now?.column === column && now.keep === keep && now.person?.userId === person?.userId;
      return same ? now : { column, person, keep };
    });
  }, []);

  const pickUp = (card: CardAt): void => {
    next.current = dragOf(card, false, 'keyboard');
    dragButtonProps.onPress?.({ pointerType: 'keyboard', target: card.element } as never);
  };
  const { draggable: _, ...handlers } = dragProps;
  return { drag, hover, setHover, ghost, pickUp, boardProps: { ...handlers, onDragStartCapture, onDragOverCapture } };
}
