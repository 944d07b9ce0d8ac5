import { useEffect, useRef, type ReactNode } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { openManageProducts } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { canWait, choiceFor, otherProductFor } from './choices.ts';
import { useChangeTitle } from './useChangeTitle.ts';
import { useResolve } from './useResolve.ts';
import './Activity.css';

type AttentionItemProps = Readonly<{
  item: ActivityItem;
  /** The change the person came here for. */
  isMeant: boolean;
}>;

/** A change that waits for the person: what was asked, what came in between, and what can be done. */
export function AttentionItem({ item, isMeant }: AttentionItemProps): ReactNode {
  const say = useSay();
  const titleOf = useChangeTitle('wish');
  const { store } = useAppContext();
  const { isBusy, problem, resolve } = useResolve(item);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMeant) row.current?.focus();
  }, [isMeant]);
  const what = titleOf(item);
  const choice = choiceFor(item);
  const isTheirs = choice === 'keepMine';
  const otherFor = otherProductFor(item);
  const again = choice === 'keepMine' ? 'activity.keepMine' : 'activity.sendAgain';
  return (
    <li ref={row} tabIndex={-1} className="change attention-item">
      <div className="change-text">
        <b>
          <bdi>{what}</bdi>
        </b>
        <Story item={item} />
        {problem !== null && (
          <p className="change-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="change-actions">
        {choice !== null && (
          <Button
            kind="primary"
            aria-label={say(choice === 'keepMine' ? 'activity.keepMineChange' : 'activity.sendAgainChange', { what })}
            unavailable={isBusy}
            onClick={() => void resolve('keepMine')}
          >
            {say(again)}
          </Button>
        )}
        {canWait(item) && (
          <Button
            aria-label={say('activity.waitChange', { what })}
            unavailable={isBusy}
            onClick={() => void resolve('wait')}
          >
            {say('activity.wait')}
          </Button>
        )}
        {otherFor !== null && (
          <Button
            aria-label={say('activity.otherProductChange', { what })}
            onClick={() => openManageProducts(store, otherFor)}
          >
            {say('activity.otherProduct')}
          </Button>
        )}
        <Button
          aria-label={say(isTheirs ? 'activity.keepTheirsChange' : 'activity.dropChange', { what })}
          unavailable={isBusy}
          onClick={() => void resolve('drop')}
        >
          {say(isTheirs ? 'activity.keepTheirs' : 'activity.drop')}
        </Button>
      </div>
    </li>
  );
}

function Story({ item }: Readonly<{ item: ActivityItem }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const { state, reason, changedBy, changedAt, madeAt } = item;
  const parts = [
    say('activity.asked', { when: when(madeAt) }),
    reason === null ? `${say(`changeState.${state}`)}.` : say(`reason.${reason}`),
    ...(changedAt === null
      ? []
      : [
          changedBy === null
            ? say('activity.changedAt', { when: when(changedAt) })
            : say('activity.changedBy', { who: changedBy, when: when(changedAt) }),
        ]),
    ...item.now.map(({ userId, productId, held }) =>
      say(held ? 'activity.nowHolds' : 'activity.nowHoldsNot', {
        name: item.userNames[userId] ?? say('person.unknown'),
        product: item.products[productId]?.name ?? say('product.unknown'),
      }),
    ),
    say(reason === null ? 'activity.next' : `reason.${reason}.next`),
  ];
  return <p className="small">{parts.join(' ')}</p>;
}
