import type { ReactNode } from 'react';
import type { BoardColumn } from '../../shared/contract/board.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { Text, useSay } from '../app/text.tsx';
import type { DropNote } from './ColumnHead.tsx';

type MoveTargetProps = Readonly<{
  column: BoardColumn;
  isHere: boolean;
  note: DropNote | null;
  onMove: () => void;
}>;

/** One column to move to. One that refuses can be reached and read, and does nothing. */
export function MoveTarget({ column: { counts }, isHere, note, onMove }: MoveTargetProps): ReactNode {
  const say = useSay();
  const isOpen = note !== null && !note.isRefused;
  return (
    <li>
      <button
        type="button"
        className="move-target"
        aria-disabled={!isOpen || undefined}
        onClick={isOpen ? onMove : undefined}
      >
        <span className="move-target-head">
          {counts ? <ProductChip product={counts.product} /> : <b>{say('board.none')}</b>}
          {counts && (
            <span className="small">
              <Text
                id={counts.available > 0 ? 'board.available' : 'board.noneAvailable'}
                values={{ available: counts.available, quantity: counts.quantity }}
              />
            </span>
          )}
        </span>
        <span className="move-target-note">{isHere ? say('board.move.here') : (note?.text ?? '\u00a0')}</span>
      </button>
    </li>
  );
}
