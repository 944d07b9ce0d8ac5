import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import './SortButton.css';

type SortButtonProps = Readonly<{
  /** The direction the rows are sorted in by this column; `none` while it is another. */
  sort: 'ascending' | 'descending' | 'none';
  title: string;
  /** Out of the way of Tab where there is another way to choose an order. */
  tabIndex?: -1;
  onSort: () => void;
  children: ReactNode;
}>;

/** The head of a column by which rows can be sorted. */
export function SortButton({ sort, title, tabIndex, onSort, children }: SortButtonProps): ReactNode {
  const Arrow = sort === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button type="button" tabIndex={tabIndex} className="sort-button" title={title} onClick={onSort}>
      {children}
      {sort !== 'none' && <Arrow className="state-icon" aria-hidden="true" />}
    </button>
  );
}
