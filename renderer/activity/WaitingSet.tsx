import { useState, type ReactNode } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { openDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { takeBack } from '../app/takeBack.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { ChangeSign } from './ChangeSign.tsx';

type WaitingSetProps = Readonly<{ items: readonly [ActivityItem, ...ActivityItem[]] }>;

/** Several changes that were saved in one go and are on their way. */
export function WaitingSet({ items }: WaitingSetProps): ReactNode {
  const say = useSay();
  const when = useWhen();
  const context = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const [{ changeSetId, label, state, madeAt }] = items;
  // What has left cannot be cancelled as a fact: then it is undone, which the server has to agree to.
  const areAllHere = items.every((item) => item.state === 'queued' || item.state === 'scheduled');
  const takeAllBack = async (): Promise<void> => {
    setBusy(true);
    await takeBack(context, say, 'undo', changeSetId, label);
    setBusy(false);
  };
  return (
    <li className="change history-item">
      <ChangeSign state={state} />
      <div className="change-text">
        <b>
          <bdi>{label}</bdi>
        </b>
        <p className="small">{say('activity.changes', { count: items.length, state: say(`changeState.${state}`) })}</p>
      </div>
      <span className="small change-when">{when(madeAt)}</span>
      <div className="change-actions">
        <Button
          kind="quiet"
          aria-label={say('activity.resultsOf', { what: label })}
          onClick={() => openDialog(context.store, { kind: 'results', changeSetId })}
        >
          {say('activity.results')}
        </Button>
        <Button
          aria-label={say(areAllHere ? 'activity.cancelAllOf' : 'activity.undoSet', { what: label })}
          unavailable={isBusy}
          onClick={() => void takeAllBack()}
        >
          {say(areAllHere ? 'activity.cancelAll' : 'activity.undo')}
        </Button>
      </div>
    </li>
  );
}
