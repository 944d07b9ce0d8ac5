import { memo, type CSSProperties, type MouseEvent, type ReactNode } from 'react';

export type GridColumn<Row> = Readonly<{
  id: string;
  /** Where several columns have one id, and so one width and look. */
  key?: string;
  header: string;
  /** Stands in place of the header's words. */
  headerNode?: ReactNode;
  /** Are the rows in the order of this column? Left out where they cannot be. */
  sort?: 'ascending' | 'descending' | 'none';
  /** The header is read out and not shown. */
  headerHidden?: boolean;
  render: (row: Row) => ReactNode;
}>;

type GridRowProps<Row> = Readonly<{
  row: Row | undefined;
  index: number;
  columns: readonly GridColumn<Row>[];
  isActive: boolean;
  loadingText: string;
  onActive: (index: number) => void;
  onClick: ((row: Row) => void) | undefined;
  /** Left out where rows cannot be selected. */
  isSelected: boolean | undefined;
  checkLabelOf: ((row: Row) => string) | undefined;
  onPick: (index: number, keys: Readonly<{ shift: boolean }>) => void;
}>;

function GridRowOnce<Row>({ row, index, columns, isActive, isSelected, ...props }: GridRowProps<Row>): ReactNode {
  const canSelect = isSelected !== undefined;
  const picks = (event: MouseEvent): boolean =>
    canSelect && !isIn(event, 'button, a') && (isIn(event, '.cell-select') || hasSelectKey(event));
  const onClick = (event: MouseEvent): void => {
    if (picks(event)) props.onPick(index, { shift: event.shiftKey });
    else if (row !== undefined && !isIn(event, 'button, a')) props.onClick?.(row);
  };
  // Shift would select text, and a check box would take the focus from the row.
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button === 0 && picks(event)) event.preventDefault();
  };
  return (
    // Keys are heard by the grid, which knows where they lead.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      aria-rowindex={index + 2}
      className={props.onClick ? 'grid-row clickable' : 'grid-row'}
      tabIndex={isActive ? 0 : -1}
      style={{ '--index': index } as CSSProperties}
      onFocus={isActive ? undefined : () => props.onActive(index)}
      aria-selected={isSelected}
      onClick={onClick}
      onMouseDown={onMouseDown}
    >
      {canSelect && row !== undefined && (
        <td className="grid-cell cell-select">
          <input
            type="checkbox"
            className="row-check"
            tabIndex={-1}
            aria-label={props.checkLabelOf?.(row)}
            checked={isSelected}
            readOnly
          />
        </td>
      )}
      {row === undefined ? (
        <td className="grid-cell grid-loading" colSpan={columns.length + (canSelect ? 1 : 0)}>
          <span className="skeleton" />
          <span className="visually-hidden">{props.loadingText}</span>
        </td>
      ) : (
        columns.map(({ id, key = id, render }, at) =>
          at === 0 ? (
            <th key={key} scope="row" className={`grid-cell cell-${id}`}>
              {render(row)}
            </th>
          ) : (
            <td key={key} className={`grid-cell cell-${id}`}>
              {render(row)}
            </td>
          ),
        )
      )}
    </tr>
  );
}

function isIn(event: MouseEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

function hasSelectKey(event: MouseEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

/** One row of a grid; drawn again only when it, its place or its columns alter. */
export const GridRow = memo(GridRowOnce) as typeof GridRowOnce;
