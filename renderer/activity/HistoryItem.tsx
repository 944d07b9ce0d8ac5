import { Check, CircleAlert, Hourglass, Redo2, Undo2, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ChangeSetRow } from '../../shared/contract/changeSets.ts';
import { Button } from '../components/Button.tsx';
import { openDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { takeBack } from '../app/takeBack.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { countsSentence } from './setSentence.ts';

/** One set of the history. */
export function HistoryItem({ set }: Readonly<{ set: ChangeSetRow }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const context = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const { icon: Icon, tone } = signOf(set);
  const what = say(`activity.kind.${set.kind}`, { what: set.label });
  const back = set.kind === 'undo' ? 'redo' : 'undo';
  const onBack = async (): Promise<void> => {
    setBusy(true);
    await takeBack(context, say, back, set.changeSetId, set.label);
    setBusy(false);
  };
  return (
    <li className="change history-item">
      <Icon className={`icon change-sign ${tone}`} aria-hidden="true" />
      <div className="change-text">
        <b>
          <bdi>{what}</bdi>
        </b>
        <p className="small">{countsSentence(say, set)}</p>
      </div>
      <span className="small change-when">{when(set.madeAt)}</span>
      <div className="change-actions">
        <Button
          kind="quiet"
          aria-label={say('activity.resultsOf', { what })}
          onClick={() => openDialog(context.store, { kind: 'results', changeSetId: set.changeSetId })}
        >
          {say('activity.results')}
        </Button>
        {set.canTakeBack && (
          <Button
            aria-label={say(`activity.${back}Set`, { what: set.label })}
            unavailable={isBusy}
            onClick={() => void onBack()}
          >
            {say(`activity.${back}`)}
          </Button>
        )}
      </div>
    </li>
  );
}

function signOf({ kind, counts }: ChangeSetRow): Readonly<{ icon: LucideIcon; tone: 'ok' | 'bad' | 'warn' | 'calm' }> {
  if (counts.needsYou > 0) return { icon: CircleAlert, tone: 'bad' };
  if (counts.waiting + counts.open > 0) return { icon: Hourglass, tone: 'warn' };
  if (kind !== 'edit') return { icon: kind === 'undo' ? Undo2 : Redo2, tone: 'calm' };
  return { icon: Check, tone: counts.done > 0 ? 'ok' : 'calm' };
}
