import { useState, type ReactNode } from 'react';
import type { ChangeId } from '../../shared/contract/ids.ts';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { AttentionItem } from './AttentionItem.tsx';
import { choiceForAll } from './choices.ts';

type AttentionSetProps = Readonly<{
  items: readonly [ActivityItem, ...ActivityItem[]];
  /** The change the person came here for. */
  meant: ChangeId | null;
}>;

/** Changes that were saved in one go and need the person: decided each by itself, or all alike. */
export function AttentionSet({ items, meant }: AttentionSetProps): ReactNode {
  const say = useSay();
  const { client, store } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [{ changeSetId, label }] = items;
  const count = items.length;
  const choice = choiceForAll(items);
  const resolveAll = async (how: 'keepMine' | 'keepTheirs' | 'drop'): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await client.ask('changes.resolveSet', { changeSetId, choice: how });
    setBusy(false);
    if (!answer.ok) {
      const { code } = answer.failure;
      return setProblem(`${say(`failure.${code}`)} ${say(`failure.${code}.next`)}`);
    }
    const notSaved = answer.value?.notSaved ?? [];
    const [refused] = notSaved;
    if (refused) {
      const reason = say(`reason.${refused.reason}`);
      setProblem(say('activity.set.keptNot', { count: notSaved.length, reason }));
    } else toast(store, say(how === 'keepMine' ? 'activity.set.kept' : 'activity.set.left', { count }));
  };
  const theirs = choice === 'keepMine' ? 'keepTheirs' : 'drop';
  return (
    <li className="attention-set">
      <div className="changes-head">
        <div>
          <b>
            <bdi>{label}</bdi>
          </b>
          {problem !== null && (
            <p className="change-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div className="change-actions">
          {choice !== null && (
            <Button unavailable={isBusy} onClick={() => void resolveAll('keepMine')}>
              {say(`activity.set.${choice}`, { count })}
            </Button>
          )}
          <Button unavailable={isBusy} onClick={() => void resolveAll(theirs)}>
            {say(`activity.set.${theirs}`, { count })}
          </Button>
        </div>
      </div>
      <ul>
        {items.map((item) => (
          <AttentionItem key={item.changeId} item={item} isMeant={item.changeId === meant} />
        ))}
      </ul>
    </li>
  );
}
