import { useCallback, useEffect, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { DropTarget } from '../../shared/board/dropIntents.ts';
import type { BoardCard, BoardScope, BoardView } from '../../shared/contract/board.ts';
import { menuPlaceOf, type MenuPlace } from '../components/menuPlace.ts';
import { announce } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { openMove, type Subject } from '../app/commands/rowCommands.ts';
import { useSay } from '../app/text.tsx';
import { useRowMenu } from '../app/useRowMenu.tsx';
import { BoardBar } from './BoardBar.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import { cardAt, columnMark, type BoardDrag, type CardAt } from './boardDrag.ts';
import type { DropNote } from './ColumnHead.tsx';
import { columnNote, productName } from './dropNotes.ts';
import { Ghost } from './Ghost.tsx';
import { takenWith, type ColumnId } from './selection.ts';
import { useBoardDrag } from './useBoardDrag.ts';
import { useBoardKeys } from './useBoardKeys.ts';
import { useBoardSelection } from './useBoardSelection.ts';
import { useDropNow } from './useDropNow.ts';
import { useFrozen } from './useFrozen.ts';
import { useLateNote } from './useLateNote.ts';
import { usePersonNote } from './usePersonNote.ts';
import { useTargets } from './useTargets.ts';

/** What a drop may ask comes with the board: the first drop is not to wait for it. */
const loadDialogs = async (): Promise<unknown> => Promise.all([import('./DropPreview.tsx'), import('./MoveTo.tsx')]);

type ColumnsProps = Readonly<{ board: BoardView; scope: BoardScope }>;

/** All columns, and what is done with their cards. */
export function Columns({ board, scope }: ColumnsProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const chosen = useBoardSelection(scope);
  const { selection, select, clear } = chosen;
  const onPickUp = useCallback(
    ({ source, name, by }: BoardDrag) => {
      if (by === 'keyboard') announce(store, say('board.picked', { what: whom(source.userIds.length, name) }));
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `whom` says only what `say` does
    [store, say],
  );
  const dragging = useBoardDrag(selection, select, onPickUp);
  const { drag, hover, setHover } = dragging;
  const { columns } = useFrozen(board, drag !== null);
  const targets = useTargets(drag?.source ?? null);
  const from = productName(columns, drag?.column ?? null);
  const personNote = usePersonNote(drag, hover, from);
  const noteOf = (column: BoardView['columns'][number]): DropNote | null => {
    const isHere = hover !== null && hover.column === (column.counts?.product.id ?? null);
    if (isHere && hover.person) return personNote;
    if (drag === null) return null;
    const dragged = { source: drag.source, name: drag.name, keep: isHere && hover.keep };
    return columnNote(say, column, dragged, from, targets);
  };
  const reached = columns.find((column) => (column.counts?.product.id ?? null) === hover?.column);
  useLateNote(drag?.by === 'keyboard' ? hover : null, reached ? (noteOf(reached)?.text ?? null) : null);
  useEffect(() => {
    const soon = requestIdleCallback(() => void loadDialogs());
    return () => cancelIdleCallback(soon);
  }, []);
  const dropNow = useDropNow();
  const { open: showMenu, menu } = useRowMenu();

  function whom(count: number, name: string): string {
    return say('board.students', { count, name });
  }
  const drop = (column: ColumnId): void => {
    if (drag === null) return;
    const person = hover?.person ?? null;
    const target: DropTarget =
      person === null ? { kind: 'column', productId: column } : { kind: 'person', userId: person.userId };
    const names = { from, to: productName(columns, column), name: drag.name, other: person?.name ?? '' };
    clear();
    void dropNow({ source: drag.source, target, keep: hover?.keep ?? false, names });
  };
  const subjectAt = (card: CardAt | null): Extract<Subject, { kind: 'card' }> | null => {
    const taken = card ? takenWith(selection, card.column, card.userId, card.index) : selection;
    if (taken.ids.size === 0) return null;
    const name = card?.name ?? nameOf(taken.ids.values().next().value);
    return { kind: 'card', of: { source: { from: taken.column, userIds: [...taken.ids] }, name } };
  };
  const moveTo = (card: CardAt | null): void => {
    const subject = subjectAt(card);
    if (subject) openMove(store, subject.of.source, subject.of.name);
  };
  const openMenu = (card: CardAt, at: MenuPlace = card.element): void => {
    const subject = subjectAt(card);
    if (subject) showMenu(subject, at);
  };
  const keys = useBoardKeys({ chosen, pickUp: dragging.pickUp, moveTo, openMenu });
  const onClick = (event: MouseEvent): void => {
    const card = cardAt(event.target);
    if (card) chosen.choose(card, { shift: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
  };
  const onContextMenu = (event: MouseEvent): void => {
    const card = cardAt(event.target);
    if (!card) return;
    event.preventDefault();
    select(takenWith(selection, card.column, card.userId, card.index));
    openMenu(card, menuPlaceOf(event));
  };
  const onMove = useCallback(
    (column: ColumnId, event: KeyboardEvent, _card: BoardCard | undefined, index: number) => {
      if (event.shiftKey) chosen.reach(column, index);
    },
    [chosen],
  );
  const selectedIn = selection.column === null ? say('board.none') : productName(columns, selection.column);
  return (
    <>
      <BoardBar people={board.people} selected={selection.ids.size} column={selectedIn} onMove={() => moveTo(null)} />
      <p id="board-how-to" className="visually-hidden">
        {say('board.howTo')}
      </p>
      {/* The cards are what is operated; what they do is heard in one place, for there are thousands. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={drag === null ? 'board-columns' : 'board-columns dragging'}
        {...dragging.boardProps}
        {...keys}
        onClick={onClick}
        onContextMenu={onContextMenu}
      >
        {columns.map((column) => {
          const id = column.counts?.product.id ?? null;
          const isHere = hover !== null && hover.column === id;
          return (
            <BoardColumn
              key={columnMark(id)}
              column={column}
              scope={scope}
              selection={selection.column === id && selection.ids.size > 0 ? selection : null}
              drag={drag}
              hover={isHere ? hover : null}
              note={noteOf(column)}
              onKeyboardHover={(over, isOver) => setHover(isOver ? { column: over, person: null, keep: false } : null)}
              onDrop={drop}
              onMove={onMove}
            />
          );
        })}
      </div>
      <Ghost ref={dragging.ghost} drag={drag} product={from} />
      {menu}
    </>
  );
}

/** The name on the card of a person who is selected; it may have been scrolled away. */
function nameOf(userId: string | undefined): string {
  const card = [...document.querySelectorAll<HTMLElement>('[data-user]')].find(
    ({ dataset }) => dataset['user'] === userId,
  );
  return card?.dataset['name'] ?? '';
}
