// A list of cards: `select` and `option` hold only text.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { BoardCard as Card, BoardScope } from '../../shared/contract/board.ts';
import type { ProductView } from '../../shared/contract/view.ts';
import {
  followRow,
  indexesOf,
  rowAfterKey,
  rowsInView,
  scrollToShow,
  type ActiveRow,
} from '../components/gridWindow.ts';
import { useDrawnSpan } from '../components/useDrawnSpan.ts';
import { useRowFocus } from '../components/useRowFocus.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useSay } from '../app/text.tsx';
import { BoardCard } from './BoardCard.tsx';
import type { BoardDrag } from './boardDrag.ts';
import type { ColumnId, Selection } from './selection.ts';
import { useColumnView } from './useColumnView.ts';
import { useFrozen } from './useFrozen.ts';

type ColumnCardsProps = Readonly<{
  id: ColumnId;
  label: string;
  product: ProductView | null;
  scope: BoardScope;
  selection: Selection | null;
  drag: BoardDrag | null;
  overUserId: string | null;
  /** A key that moved to another card, with the card; Shift is part of the event. */
  onMove: (event: KeyboardEvent, card: Card | undefined, index: number) => void;
}>;

/** The cards of one column: only those in view are drawn. One of them is the tab stop, and the arrows move it. */
export function ColumnCards({ id, product, scope, drag, selection, ...props }: ColumnCardsProps): ReactNode {
  const say = useSay();
  const live = usePagedRows('board.cards', { ...scope, productId: id });
  // While something is dragged nothing moves, whatever a sync brings; what was not on screen yet comes as it is.
  const shown = useFrozen(live, drag !== null);
  const total = shown.total ?? 0;
  const rowAt = useCallback((index: number) => shown.rowAt(index) ?? live.rowAt(index), [shown, live]);
  const { scroller, view, readView, onScroll, scrollTo } = useColumnView();
  const [active, setActive] = useState<ActiveRow>({ index: 0, key: null });
  const focus = useRowFocus(scroller, '[role="option"][tabindex="0"]');
  const span = useDrawnSpan(rowsInView({ ...view, total }), total);
  const { onWindow } = live;
  useLayoutEffect(() => onWindow(span.first, Math.max(span.first, span.last)), [onWindow, span.first, span.last]);
  useFromTheTop(JSON.stringify(scope), scrollTo, setActive);
  const activeIndex = followRow(active, span, total, rowAt, cardKey);

  const moveTo = (index: number): void => setActive({ index, key: rowAt(index)?.userId ?? null });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const perPage = Math.max(1, Math.floor(view.height / view.rowHeight) - 1);
    const to = rowAfterKey(event.key, activeIndex, total, perPage);
    if (to === null) return;
    event.preventDefault();
    scrollTo(scrollToShow(to, readView()));
    moveTo(to);
    focus.want();
    props.onMove(event, rowAt(to), to);
  };
  const takenIndex = drag?.column === id ? drag.index : null;
  const drawn = withTaken(indexesOf(span, activeIndex, total), takenIndex, total);
  return (
    <div ref={scroller} className="board-scroller" onScroll={onScroll} tabIndex={-1}>
      {shown.total === 0 && <p className="board-nobody small">{say('board.column.empty')}</p>}
      <div
        role="listbox"
        aria-multiselectable
        aria-label={props.label}
        aria-describedby="board-how-to"
        tabIndex={-1}
        className="board-cards"
        style={{ height: `calc(${total} * var(--card))` }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          focus.onFocus();
          const at = event.target instanceof HTMLElement ? event.target.dataset['index'] : undefined;
          if (at !== undefined && Number(at) !== activeIndex) moveTo(Number(at));
        }}
        onBlur={focus.onBlur}
      >
        {drawn.map((index) => {
          const card = rowAt(index);
          return (
            <BoardCard
              key={card?.userId ?? `place ${index}`}
              card={card}
              index={index}
              total={total}
              product={product}
              isOneClass={scope.classId !== null}
              isActive={index === activeIndex}
              isSelected={card !== undefined && selection !== null && selection.ids.has(card.userId)}
              isTaken={card !== undefined && drag?.column === id && drag.ids.has(card.userId)}
              isTarget={card !== undefined && props.overUserId === card.userId}
            />
          );
        })}
      </div>
    </div>
  );
}

const cardKey = (card: Card): string => card.userId;

/** The card that is dragged stays drawn while its column scrolls: the end of a drag is told to it alone. */
function withTaken(indexes: readonly number[], taken: number | null, total: number): readonly number[] {
  return taken === null || taken >= total || indexes.includes(taken) ? indexes : [...indexes, taken];
}

/** Other people are seen from the first. */
function useFromTheTop(
  key: string,
  scrollTo: (scrollTop: number) => void,
  setActive: (active: ActiveRow) => void,
): void {
  const shownKey = useRef(key);
  useLayoutEffect(() => {
    if (shownKey.current === key) return;
    shownKey.current = key;
    scrollTo(0);
    setActive({ index: 0, key: null });
  }, [key, scrollTo, setActive]);
}
