import { useEffect, useRef, type ReactNode } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { choiceFor } from './choices.ts';
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
  const { isBusy, problem, resolve } = useResolve(item);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMeant) row.current?.focus();
  }, [isMeant]);
  const what = titleOf(item);
  const choice = choiceFor(item);
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
        <Button
          aria-label={say('activity.dropChange', { what })}
          unavailable={isBusy}
          onClick={() => void resolve('drop')}
        >
          {say('activity.drop')}
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
    ...(reason === null ? [] : [say(`reason.${reason}.next`)]),
  ];
  return <p className="small">{parts.join(' ')}</p>;
}
