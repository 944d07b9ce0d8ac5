import type { CSSProperties, ReactNode } from 'react';
import type { BoardColumn } from '../../shared/contract/board.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { poolBarParts } from '../dashboard/poolBar.ts';
import { Text, useSay } from '../app/text.tsx';

/** What a column says about a drop on it. */
export type DropNote = Readonly<{ text: string; isRefused: boolean }>;

type ColumnHeadProps = Readonly<{ column: BoardColumn; note: DropNote | null }>;

/** The pool of a column, and while something is dragged what a drop here would do. Its height is the same in both. */
export function ColumnHead({ column: { counts, cards }, note }: ColumnHeadProps): ReactNode {
  const say = useSay();
  return (
    <div className={`board-head ${counts?.product.color ?? ''}`}>
      <div className="board-head-name">
        {counts ? <ProductChip product={counts.product} /> : <b>{say('board.none')}</b>}
      </div>
      <p className="board-numbers small">
        {counts && (
          <span>
            <Text
              id={counts.available > 0 ? 'board.available' : 'board.noneAvailable'}
              values={{ available: counts.available, quantity: counts.quantity }}
            />
          </span>
        )}
        <span>{say('board.cards', { count: cards })}</span>
      </p>
      {counts ? <PoolBar counts={counts} /> : <div className="board-no-bar" />}
      <div className="board-note-room">
        <p className={note?.isRefused ? 'board-note refused' : 'board-note'} title={note?.text}>
          {note?.text ?? (counts && counts.pending > 0 ? say('board.pending', { count: counts.pending }) : '')}
        </p>
      </div>
    </div>
  );
}

function PoolBar({ counts }: Readonly<{ counts: NonNullable<BoardColumn['counts']> }>): ReactNode {
  const { confirmed, adding, freeing } = poolBarParts(counts);
  const width = (share: number): CSSProperties => ({ width: `${share * 100}%` });
  return (
    <div className="pool-bar" aria-hidden="true">
      <span className="pool-confirmed" style={width(confirmed)} />
      <span className="pool-adding" style={width(adding)} />
      <span className="pool-freeing" style={width(freeing)} />
    </div>
  );
}
