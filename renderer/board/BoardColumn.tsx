import { memo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useDrop } from 'react-aria/useDrop';
import type { BoardCard, BoardColumn as Column, BoardScope } from '../../shared/contract/board.ts';
import { selectIsPrinting } from '../state/printing.ts';
import { useApp } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { columnMark, type BoardDrag, type Hover } from './boardDrag.ts';
import { ColumnCards } from './ColumnCards.tsx';
import { ColumnHead, type DropNote } from './ColumnHead.tsx';
import type { ColumnId, Selection } from './selection.ts';
import { useIsNear } from './useIsNear.ts';

type BoardColumnProps = Readonly<{
  column: Column;
  scope: BoardScope;
  /** Null unless what is selected stands in this column. */
  selection: Selection | null;
  drag: BoardDrag | null;
  /** Null unless it hovers here. */
  hover: Hover | null;
  /** What a drop here would do; null while nothing is dragged, or it is not known yet. */
  note: DropNote | null;
  onKeyboardHover: (column: ColumnId | null, isOver: boolean) => void;
  onDrop: (column: ColumnId) => void;
  onMove: (column: ColumnId, event: KeyboardEvent, card: BoardCard | undefined, index: number) => void;
}>;

/** One column: its pool, and the cards of those who hold a license of it. The whole of it can be dropped on. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps): ReactNode {
  const { column, scope, drag, hover, note, selection } = props;
  const say = useSay();
  const element = useRef<HTMLElement>(null);
  const isNear = useIsNear(element);
  const isPrinting = useApp(selectIsPrinting);
  const id = column.counts?.product.id ?? null;
  const name = column.counts?.product.name ?? say('board.none');
  const label = say('board.column', { column: name, count: column.cards });
  const isSource = drag?.column === id;

  const mayDrop = (): boolean => {
    if (drag === null) return false;
    // By keyboard a column that refuses is reached as well, so that its reason can be heard.
    if (drag.by === 'keyboard') return !isSource;
    return hover?.person ? !note?.isRefused : !isSource && !note?.isRefused;
  };
  const { dropProps } = useDrop({
    ref: element,
    getDropOperation: (_types, allowed) => {
      if (drag?.by === 'mouse') return allowed[0] ?? 'cancel';
      return mayDrop() ? (allowed[0] ?? 'cancel') : 'cancel';
    },
    getDropOperationForPoint: (_types, allowed) => (mayDrop() ? (allowed[0] ?? 'cancel') : 'cancel'),
    onDropEnter: () => {
      if (drag?.by === 'keyboard') props.onKeyboardHover(id, true);
    },
    onDropExit: () => {
      if (drag?.by === 'keyboard') props.onKeyboardHover(id, false);
    },
    onDrop: () => props.onDrop(id),
  });
  const looks = [
    'board-column',
    hover !== null && !isSource && 'over',
    hover !== null && hover.person !== null && isSource && 'over',
    note?.isRefused && drag !== null && 'refusing',
  ];
  return (
    <section
      {...dropProps}
      ref={element}
      // A column is no set of fields.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      tabIndex={-1}
      aria-label={drag?.by === 'keyboard' && note ? `${name}. ${note.text}` : label}
      className={looks.filter(Boolean).join(' ')}
      data-column={columnMark(id)}
    >
      <ColumnHead column={column} note={note} />
      {(isNear || isPrinting) && (
        <ColumnCards
          id={id}
          label={label}
          product={column.counts?.product ?? null}
          scope={scope}
          selection={selection}
          drag={drag}
          overUserId={hover?.person?.userId ?? null}
          onMove={(event, card, index) => props.onMove(id, event, card, index)}
        />
      )}
    </section>
  );
});
