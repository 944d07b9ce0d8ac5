/** Rows drawn beyond each edge, so that a fast wheel meets rows and not emptiness. */
const OVERSCAN = 10;

/** The rows to draw: those in view and a few around. `last` is below `first` when there is none. */
export function rowsInView(
  view: Readonly<{ scrollTop: number; height: number; rowHeight: number; total: number }>,
): Readonly<{ first: number; last: number }> {
  const first = Math.floor(view.scrollTop / view.rowHeight) - OVERSCAN;
  const last = Math.ceil((view.scrollTop + view.height) / view.rowHeight) + OVERSCAN;
  return { first: Math.max(0, Math.min(first, view.total - 1)), last: Math.min(last, view.total - 1) };
}

/** How far to scroll so that a row is wholly in view; unchanged when it is. */
export function scrollToShow(
  index: number,
  view: Readonly<{ scrollTop: number; height: number; rowHeight: number }>,
): number {
  const top = index * view.rowHeight;
  if (top < view.scrollTop) return top;
  return Math.max(view.scrollTop, top + view.rowHeight - view.height);
}

/** The row a key leads to from another; null for a key that leads nowhere. */
export function rowAfterKey(key: string, from: number, total: number, perPage: number): number | null {
  const to = leap(key, from, total, perPage);
  return to === null || total === 0 ? null : Math.max(0, Math.min(total - 1, to));
}

function leap(key: string, from: number, total: number, perPage: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + perPage;
    case 'PageUp':
      return from - perPage;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** The row that is the tab stop: its place, and who it is once that is known. */
export type ActiveRow = Readonly<{ index: number; key: string | null }>;

/** The active row keeps being the same person when a refresh moves them to another place nearby. */
export function followRow<Row>(
  active: ActiveRow,
  span: Readonly<{ first: number; last: number }>,
  total: number,
  rowAt: (index: number) => Row | undefined,
  rowKey: (row: Row) => string,
): number {
  const isIt = (index: number): boolean => {
    const row = rowAt(index);
    return row !== undefined && rowKey(row) === active.key;
  };
  if (active.key !== null && !isIt(active.index)) {
    for (let index = span.first; index <= span.last; index += 1) if (isIt(index)) return index;
  }
  return Math.max(0, Math.min(active.index, total - 1));
}

/** The rows to draw: those in view, and the active one wherever it is. */
export function indexesOf(
  span: Readonly<{ first: number; last: number }>,
  active: number,
  total: number,
): readonly number[] {
  const inView = Array.from({ length: Math.max(0, span.last - span.first + 1) }, (_, index) => span.first + index);
  if (total === 0) return [];
  if (active < span.first) return [active, ...inView];
  return active > span.last ? [...inView, active] : inView;
}
