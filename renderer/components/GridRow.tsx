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
}>;

function GridRowOnce<Row>({ row, index, columns, isActive, ...props }: GridRowProps<Row>): ReactNode {
  const onClick = (event: MouseEvent): void => {
    const inButton = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (row !== undefined && !inButton) props.onClick?.(row);
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
      onClick={onClick}
    >
      {row === undefined ? (
        <td className="grid-cell grid-loading" colSpan={columns.length}>
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

/** One row of a grid; drawn again only when it, its place or its columns alter. */
export const GridRow = memo(GridRowOnce) as typeof GridRowOnce;
