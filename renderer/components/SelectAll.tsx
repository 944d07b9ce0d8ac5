import { useEffect, useRef, type ReactNode } from 'react';
import type { GridSelection } from './gridSelection.ts';

type SelectAllProps<Row> = Readonly<{
  selection: GridSelection<Row>;
  /** Is everybody selected, as far as can be seen? */
  isAll: boolean;
}>;

/** The check box in the head of a grid: selects everybody the list has, or nobody. */
export function SelectAll<Row>({ selection, isAll }: SelectAllProps<Row>): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  const isSome = selection.count > 0 && !isAll;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="row-check"
      aria-label={selection.headLabel}
      checked={isAll}
      onChange={isAll ? selection.clear : selection.all}
    />
  );
}
