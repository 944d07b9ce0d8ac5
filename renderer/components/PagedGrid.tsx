import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { GridRow, type GridColumn } from './GridRow.tsx';
import { selectByKey, type GridSelection } from './gridSelection.ts';
import { followRow, indexesOf, rowAfterKey, rowsInView, scrollToShow, type ActiveRow } from './gridWindow.ts';
import { isMenuKey, menuPlaceOf, type MenuPlace } from './menuPlace.ts';
import { SelectAll } from './SelectAll.tsx';
import { useDrawnSpan } from './useDrawnSpan.ts';
import { useGridView } from './useGridView.ts';
import { useRowFocus } from './useRowFocus.ts';
import './PagedGrid.css';

/** Where a grid stands. */
export type GridPlace = Readonly<{ scrollTop: number; activeIndex: number }>;

type PagedGridProps<Row> = Readonly<{
  /** What the rows are, for screen readers. */
  label: string;
  /** Names the grid in the style sheet, which gives its columns their widths. */
  className: string;
  columns: readonly GridColumn<Row>[];
  total: number;
  rowAt: (index: number) => Row | undefined;
  rowKey: (row: Row) => string;
  /** What stands in a row that is not here yet. */
  loadingText: string;
  onWindow: (first: number, last: number) => void;
  /** Alters when other rows are shown (another filter), so that they are seen from the first. */
  resetKey: string;
  /** Where the grid begins. */
  place: GridPlace;
  /** Given where the grid stands when it goes, to be found again. */
  onLeave: (place: GridPlace) => void;
  /** Enter on a row. */
  onEnter: (row: Row) => void;
  /** A click on a row, where a click is to do something. */
  onClick?: (row: Row) => void;
  /** The menu key or a right click on a row, with where the menu belongs. */
  onMenu?: (row: Row, at: MenuPlace) => void;
  /** Rows can be selected: by check boxes, by Shift and Ctrl, by Space. */
  selection?: GridSelection<Row>;
}>;

/**
 * A table of any length that draws only the rows in view. One row is the tab stop; arrows, Home, End and the page keys
 * move it, Enter acts on it, the right arrow goes to what can be pressed inside it. Where rows can be selected, Shift with
 * those keys reaches further, and Space selects.
 */
export function PagedGrid<Row>(props: PagedGridProps<Row>): ReactNode {
  const { total, rowAt, rowKey, onWindow, columns, resetKey, selection } = props;
  const [active, setActive] = useState<ActiveRow>({ index: props.place.activeIndex, key: null });
  const { onLeave, onMenu } = props;
  const leave = useCallback(
    (scrollTop: number) => onLeave({ scrollTop, activeIndex: active.index }),
    [onLeave, active],
  );
  const { scroller, view, readView, onScroll, scrollTo } = useGridView(props.place.scrollTop, total, leave);
  const latest = useRef({ rowAt, rowKey, selection, activeIndex: 0 });

  const span = useDrawnSpan(rowsInView({ ...view, total }), total);
  useLayoutEffect(() => onWindow(span.first, Math.max(span.first, span.last)), [onWindow, span.first, span.last]);

  const shownReset = useRef(resetKey);
  useLayoutEffect(() => {
    if (shownReset.current === resetKey) return;
    shownReset.current = resetKey;
    scrollTo(0);
    setActive({ index: 0, key: null });
  }, [resetKey, scrollTo]);

  const activeIndex = followRow(active, span, total, rowAt, rowKey);
  useLayoutEffect(() => {
    latest.current = { rowAt, rowKey, selection, activeIndex };
  });
  const focus = useRowFocus(scroller);

  const moveTo = useCallback((index: number, isReach = false) => {
    const now = latest.current;
    const row = now.rowAt(index);
    if (isReach) now.selection?.reach(now.activeIndex, index);
    else now.selection?.settle();
    setActive({ index, key: row === undefined ? null : now.rowKey(row) });
  }, []);
  const { want } = focus;
  const onPick = useCallback(
    (index: number, { shift }: Readonly<{ shift: boolean }>) => {
      const row = latest.current.rowAt(index);
      moveTo(index, shift);
      if (!shift && row !== undefined) latest.current.selection?.toggle(row);
      want();
    },
    [moveTo, want],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = rowAt(activeIndex);
    const onRow = event.target instanceof HTMLElement && event.target.tagName === 'TR';
    const perPage = Math.max(1, Math.floor(view.height / view.rowHeight) - 1);
    const to = rowAfterKey(event.key, activeIndex, total, perPage);
    if (to !== null) {
      event.preventDefault();
      scrollTo(scrollToShow(to, readView()));
      moveTo(to, event.shiftKey && selection !== undefined);
      focus.want();
    } else if (selection && selectByKey(event, selection, { row, index: activeIndex, isOnRow: onRow })) {
      event.preventDefault();
    } else if (onRow && event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      props.onEnter(row);
    } else if (onRow && row !== undefined && isMenuKey(event) && event.target instanceof HTMLElement) {
      event.preventDefault();
      onMenu?.(row, event.target.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? event.target);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      stepInside(event.currentTarget, event.key === 'ArrowRight' ? 1 : -1);
    }
  };

  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const at = event.target instanceof Element ? event.target.closest('tbody tr')?.getAttribute('aria-rowindex') : null;
    const row = at ? rowAt(Number(at) - 2) : undefined;
    if (row === undefined || !onMenu) return;
    event.preventDefault();
    onMenu(row, menuPlaceOf(event));
  };

  // The row that has the focus is drawn wherever it is, or the focus would be lost by scrolling.
  const indexes = indexesOf(span, activeIndex, total);
  return (
    <div ref={scroller} className="grid-scroller" onScroll={onScroll}>
      <table
        // The pattern for a table in which the arrows move is a table with the role of a grid.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        className={`grid ${props.className} ${selection ? 'selectable-rows' : ''}`}
        style={{ height: `calc(${total} * var(--row) + var(--grid-head))` }}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
      >
        <thead>
          <tr aria-rowindex={1} className="grid-head">
            {selection && (
              <th scope="col" className="grid-cell cell-select">
                <SelectAll selection={selection} isAll={isEverybody()} />
              </th>
            )}
            {columns.map(({ id, key = id, header, headerNode, headerHidden, sort }) => (
              <th key={key} scope="col" aria-sort={sort} className={`grid-cell cell-${id}`}>
                {headerNode ?? <span className={headerHidden ? 'visually-hidden' : ''}>{header}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indexes.map((index) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={row === undefined ? `place ${index}` : rowKey(row)}
                row={row}
                index={index}
                columns={columns}
                isActive={index === activeIndex}
                loadingText={props.loadingText}
                onActive={moveTo}
                onClick={props.onClick}
                isSelected={selection && row !== undefined ? selection.isSelected(row) : selection && false}
                checkLabelOf={selection?.labelOf}
                onPick={onPick}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );

  /** As far as can be seen: as many are selected as there are, and everybody who is drawn is among them. */
  function isEverybody(): boolean {
    if (!selection || selection.count < total) return false;
    return indexes.map(rowAt).every((row) => row === undefined || selection.isSelected(row));
  }
}

/** From the row to what can be pressed in it, and back. */
function stepInside(grid: HTMLElement, by: 1 | -1): void {
  const row = document.activeElement?.closest('tr');
  if (!row || !grid.contains(row)) return;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button, a[href]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
}
