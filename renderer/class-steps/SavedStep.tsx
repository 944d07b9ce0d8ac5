import { CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ChangeSetId, ClassId } from '../../shared/contract/ids.ts';
import { ResultsGrid } from '../activity/ResultsGrid.tsx';
import { countsSentence } from '../activity/setSentence.ts';
import { useResultsCsv } from '../activity/useResultsCsv.ts';
import { ActionFoot } from '../components/ActionFoot.tsx';
import { Button } from '../components/Button.tsx';
import { navigate } from '../state/navigation.ts';
import { knownConnection, savedMessage } from '../state/changes.ts';
import { updateClassSteps } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useUndoSet } from '../app/useUndoSet.ts';
import { useSay } from '../app/text.tsx';

type SavedStepProps = Readonly<{ classId: ClassId; changeSetId: ChangeSetId }>;

/** What became of everybody, with the way to take it back. */
export function SavedStep({ classId, changeSetId }: SavedStepProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value } = useQuery('changeSets.results', { changeSetId, offset: 0, limit: 1 });
  const { value: status } = useQuery('status.get', {});
  const { value: session } = useQuery('session.get', {});
  const set = value?.set ?? null;
  const saveCsv = useResultsCsv(changeSetId, set?.label ?? '');
  const undoSet = useUndoSet();
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const undo = async (): Promise<void> => {
    setBusy(true);
    await undoSet(changeSetId);
    setBusy(false);
  };
  const kept = session?.state === 'signedIn' && session.kept;
  const isOpen = (set?.counts.open ?? 0) > 0;
  return (
    <section className="step-body" aria-labelledby="saved">
      <div className="saved-head">
        <CircleCheck className="saved-sign" aria-hidden="true" />
        <div>
          <h2 ref={heading} id="saved" tabIndex={-1}>
            {say('steps.saved.title')}
          </h2>
          <output>
            {set === null ? '\u00a0' : countsSentence(say, set)}
            {isOpen && <p className="small">{say(savedMessage(status?.connection ?? knownConnection(store), kept))}</p>}
          </output>
        </div>
      </div>
      <ResultsGrid changeSetId={changeSetId} />
      <ActionFoot>
        <div className="action-row">
          {set?.canTakeBack === true && (
            <Button unavailable={isBusy} onClick={() => void undo()}>
              {say('steps.saved.undo')}
            </Button>
          )}
          <Button onClick={() => void saveCsv()}>{say('command.list.csv')}</Button>
          <span className="action-gap" />
          <Button onClick={() => updateClassSteps(store, classId, { saved: null, step: 'products' })}>
            {say('steps.saved.more')}
          </Button>
          <Button kind="primary" onClick={() => navigate(store, { screen: 'class', classId })}>
            {say('steps.saved.back')}
          </Button>
        </div>
      </ActionFoot>
    </section>
  );
}
