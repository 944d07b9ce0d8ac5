import type { KeyboardEvent } from 'react';

/** How rows of a grid are selected. Places are those of the whole list, on screen or not. */
export type GridSelection<Row> = Readonly<{
  count: number;
  isSelected: (row: Row) => boolean;
  /** The name of a row's check box. */
  labelOf: (row: Row) => string;
  /** The name of the check box for all of them. */
  headLabel: string;
  toggle: (row: Row) => void;
  /** Everybody between two places, both included; the first is that where Shift began to reach. */
  reach: (from: number, to: number) => void;
  /** Shift reaches no further: the next range begins elsewhere. */
  settle: () => void;
  all: () => void;
  clear: () => void;
}>;

/** Does what a key means for the selection. False when it means nothing. */
export function selectByKey<Row>(
  event: KeyboardEvent,
  selection: GridSelection<Row>,
  active: Readonly<{ row: Row | undefined; index: number; isOnRow: boolean }>,
): boolean {
  const hasCommand = event.ctrlKey || event.metaKey;
  if (hasCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'a') selection.all();
  else if (event.key === 'Escape' && selection.count > 0) selection.clear();
  else if (event.key === ' ' && active.isOnRow) {
    if (event.shiftKey) selection.reach(active.index, active.index);
    else if (active.row !== undefined) selection.toggle(active.row);
  } else return false;
  return true;
}
