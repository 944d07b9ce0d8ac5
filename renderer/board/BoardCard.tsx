// A list of cards: `select` and `option` hold only text.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { memo, type CSSProperties, type ReactNode } from 'react';
import type { BoardCard as Card } from '../../shared/contract/board.ts';
import type { ProductView } from '../../shared/contract/view.ts';
import { StateMark } from '../components/StateLabel.tsx';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';

type BoardCardProps = Readonly<{
  card: Card | undefined;
  index: number;
  total: number;
  /** The product of the column; its code on the card is the license, to be dragged onto somebody else. */
  product: ProductView | null;
  /** All cards are of one class: their grade tells more. */
  isOneClass: boolean;
  isActive: boolean;
  isSelected: boolean;
  isTaken: boolean;
  isTarget: boolean;
}>;

/** One person in one column. What is done with it is heard by the board, which knows what is selected. */
export const BoardCard = memo(function BoardCard({ card, index, total, product, ...props }: BoardCardProps): ReactNode {
  const say = useSay();
  const place = { '--index': index } as CSSProperties;
  if (card === undefined) {
    return (
      <div
        className="board-card"
        role="option"
        aria-selected={false}
        aria-setsize={total}
        aria-posinset={index + 1}
        style={place}
      >
        <span className="skeleton" />
        <span className="visually-hidden">{say('board.loading')}</span>
      </div>
    );
  }
  const name = say('person.name', { family: card.familyName, given: card.givenName });
  const second = props.isOneClass ? gradeText(say, card.grade) : (card.classTitle ?? gradeText(say, card.grade));
  const marks = [props.isSelected && 'selected', props.isTaken && 'taken', props.isTarget && 'target'];
  return (
    <div
      role="option"
      aria-selected={props.isSelected}
      aria-setsize={total}
      aria-posinset={index + 1}
      tabIndex={props.isActive ? 0 : -1}
      draggable
      className={['board-card', card.pending && 'pending', ...marks].filter(Boolean).join(' ')}
      style={place}
      data-user={card.userId}
      data-index={index}
      data-name={say('person.fullName', { family: card.familyName, given: card.givenName })}
    >
      {product !== null && (
        <span
          className={`board-license ${product.color}`}
          draggable
          data-license
          aria-hidden="true"
          title={say('board.chip')}
        >
          {product.code}
        </span>
      )}
      <span className="board-card-text">
        <bdi className="board-card-name" title={name}>
          {name}
        </bdi>
        <bdi className="board-card-class" title={second}>
          {second}
        </bdi>
      </span>
      {card.pending && card.state.kind === 'none' && (
        <span className="visually-hidden">{say('manage.unconfirmed')}</span>
      )}
      <StateMark state={card.state} />
    </div>
  );
});
