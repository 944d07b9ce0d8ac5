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
