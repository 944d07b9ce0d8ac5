import { useState, type ReactNode } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { ChangeSign } from './ChangeSign.tsx';
import { useChangeTitle } from './useChangeTitle.ts';

/** What is said when the answer to Cancel is there. */
const said = {
  cancelled: 'activity.cancelled',
  requested: 'activity.cancelRequested',
  tooLate: 'activity.tooLate',
} as const;

/** A change on its way: cancelled at once as long as it has not left, by asking the server after that. */
export function WaitingItem({ item }: Readonly<{ item: ActivityItem }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const titleOf = useChangeTitle('change');
  const { client, store } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const what = titleOf(item);
  const cancel = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.ask('changes.cancel', { changeId: item.changeId });
    setBusy(false);
    if (!answer.ok) {
      const { code } = answer.failure;
      toast(store, `${say(`failure.${code}`)} ${say(`failure.${code}.next`)}`, 'problem');
      return;
    }
    const { outcome } = answer.value;
    const text = say(said[outcome]);
    if (outcome === 'tooLate') toast(store, text, 'problem');
    else toast(store, text);
  };
  return (
    <li className="change">
      <ChangeSign state={item.state} />
      <div className="change-text">
        <b>
          <bdi>{what}</bdi>
        </b>
        <p className="small">{say(item.cancelAsked ? 'activity.canceling' : `changeState.${item.state}`)}</p>
      </div>
      <span className="small change-when">{when(item.madeAt)}</span>
      <div className="change-actions">
        {!item.cancelAsked && (
          <Button
            aria-label={say('activity.cancelChange', { what })}
            unavailable={isBusy}
            onClick={() => void cancel()}
          >
            {say('activity.cancel')}
          </Button>
        )}
      </div>
    </li>
  );
}
