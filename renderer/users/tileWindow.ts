/** The sizes of tiles, in rem. */
export const TILE = { height: 9.5, least: 14.5, gap: 0.75 } as const;

/** Rows of tiles drawn beyond each edge. */
const OVERSCAN = 2;

export type TileView = Readonly<{ width: number; height: number; scrollTop: number; rem: number }>;

/** How many tiles stand side by side: as many as fit, and one at the least. */
export function tileColumns({ width, rem }: Pick<TileView, 'width' | 'rem'>): number {
  return Math.max(1, Math.floor((width + TILE.gap * rem) / ((TILE.least + TILE.gap) * rem)));
}

/** The tiles to draw, from the first to the last, with what they need to stand in their place. */
export function tilesInView(
  view: TileView,
  total: number,
): Readonly<{ first: number; last: number; columns: number; rowHeight: number; height: number }> {
  const columns = tileColumns(view);
  const rowHeight = (TILE.height + TILE.gap) * view.rem;
  const rows = Math.ceil(total / columns);
  const firstRow = Math.max(0, Math.min(Math.floor(view.scrollTop / rowHeight) - OVERSCAN, rows - 1));
  const lastRow = Math.ceil((view.scrollTop + view.height) / rowHeight) + OVERSCAN;
  return {
    first: firstRow * columns,
    last: Math.min(total, lastRow * columns) - 1,
    columns,
    rowHeight,
    height: Math.max(0, rows * rowHeight - TILE.gap * view.rem),
  };
}

/** The tile a key leads to from another; null for a key that leads nowhere. */
export function tileAfterKey(key: string, from: number, total: number, columns: number): number | null {
  const to = leap(key, from, total, columns);
  return to === null || total === 0 || to < 0 || to >= total ? null : to;
}

function leap(key: string, from: number, total: number, columns: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return from + 1;
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowDown':
      return from + columns;
    case 'ArrowUp':
      return from - columns;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** How far to scroll so that a tile is wholly in view; unchanged when it is. */
export function scrollToTile(index: number, columns: number, rowHeight: number, view: TileView): number {
  const top = Math.floor(index / columns) * rowHeight;
  if (top < view.scrollTop) return top;
  return Math.max(view.scrollTop, top + rowHeight - view.height);
}
