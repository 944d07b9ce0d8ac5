import { useState, type ReactNode } from 'react';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import { LONG_WORK } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useUndoSet } from '../app/useUndoSet.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { activityEn } from '../app/messages/activityEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { ResultsGrid } from './ResultsGrid.tsx';
import { SendingBar } from './SendingBar.tsx';
import { countsSentence } from './setSentence.ts';
import { useResultsCsv } from './useResultsCsv.ts';
import './Activity.css';

/** What became of everybody in a set. */
export function Results(props: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  return (
    <ScreenText messages={activityEn}>
      <ResultsDialog {...props} />
    </ScreenText>
  );
}

function ResultsDialog({ changeSetId }: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  const { store } = useAppContext();
  return (
    <ModalFrame width="wide" onClose={() => closeDialog(store)}>
      <ResultsContent changeSetId={changeSetId} />
    </ModalFrame>
  );
}

/** The same within a dialog that has saved the set. */
export function ResultsContent({ changeSetId }: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value } = useQuery('changeSets.results', { changeSetId, offset: 0, limit: 1 });
  const set = value?.set ?? null;
  const saveCsv = useResultsCsv(changeSetId, set?.label ?? '');
  const undoSet = useUndoSet();
  const [isUndoing, setUndoing] = useState(false);
  // A bar that was shown stays when it is full: what stands below does not jump.
  const [isLong, setLong] = useState(false);
  if (!isLong && set !== null && set.counts.open > 0 && set.counts.total >= LONG_WORK) setLong(true);
  const undo = async (): Promise<void> => {
    setUndoing(true);
    await undoSet(changeSetId);
    setUndoing(false);
  };
  const close = (): void => closeDialog(store);
  const title = set === null ? say('results.title') : say(`activity.kind.${set.kind}`, { what: set.label });
  return (
    <ModalContent
      title={title}
      sub={
        <>
          <p>{set === null ? '\u00a0' : countsSentence(say, set)}</p>
          {set !== null && isLong && <SendingBar done={set.counts.total - set.counts.open} of={set.counts.total} />}
        </>
      }
      footer={
        <>
          {set?.kind === 'edit' && set.canTakeBack && (
            <Button unavailable={isUndoing} onClick={() => void undo()}>
              {say('results.undo')}
            </Button>
          )}
          <Button onClick={() => void saveCsv()}>{say('command.list.csv')}</Button>
          <Button kind="primary" onClick={close}>
            {say('common.close')}
          </Button>
        </>
      }
    >
      <ResultsGrid changeSetId={changeSetId} />
    </ModalContent>
  );
}
