import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { HeldOutcome, RosterSyncDecision, RosterSyncId, SyncedSource } from '../../shared/contract/rosterSync.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { HeldSchools } from './HeldSchools.tsx';

type HeldSyncProps = Readonly<{ syncId: RosterSyncId; source: SyncedSource }>;

/** A sync that would remove many people: what it would do to each school, and the way to let it go on or turn it down. */
export function HeldSync(props: HeldSyncProps): ReactNode {
  return (
    <ScreenText messages={rosterSyncEn}>
      <HeldSyncDialog {...props} />
    </ScreenText>
  );
}

function HeldSyncDialog({ syncId, source }: HeldSyncProps): ReactNode {
  const say = useSay();
  const when = useWhen();
  const { store, client, queries } = useAppContext();
  const { value: held, failure: notRead } = useQuery('roster.heldSync', { syncId });
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Exclude<HeldOutcome, 'done'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const platform = say(`platform.${source}`);
  const close = (): void => closeDialog(store);
  const decide = async (decision: RosterSyncDecision['decision']): Promise<void> => {
    setBusy(true);
    setOutcome(null);
    const answer = await client.ask('roster.decide', { syncId, decision });
    await queries.settled();
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    if (answer.value.outcome !== 'done') return setOutcome(answer.value.outcome);
    close();
    toast(store, say(`held.done.${decision}`, { platform }));
  };
  const problem = failure ?? (held === undefined ? notRead : null);
  const canDecide = held?.sync.state === 'held' && held.sync.mayDecide;
  const leaving = held?.schools.reduce((sum, school) => sum + school.leaving, 0) ?? 0;
  return (
    <ModalFrame width="wide" onClose={close}>
      <ModalContent
        title={say('held.title', { platform })}
        sub={
          held ? (
            <p>{say('held.sub', { count: leaving, when: when(held.sync.startedAt ?? held.sync.requestedAt) })}</p>
          ) : undefined
        }
        footer={
          <>
            <Button onClick={close}>{say('held.later')}</Button>
            {canDecide && (
              <>
                <Button unavailable={isBusy} onClick={() => void decide('reject')}>
                  {say('held.reject')}
                </Button>
                <Button kind="danger" unavailable={isBusy} onClick={() => void decide('approve')}>
                  {say('held.approve', { count: leaving })}
                </Button>
              </>
            )}
          </>
        }
      >
        {problem !== null && <FailureNote failure={problem} />}
        {outcome !== null && (
          <div className="note bad" role="alert">
            <TriangleAlert className="icon" aria-hidden="true" />
            <p className="note-text">{say(`held.outcome.${outcome}`)}</p>
          </div>
        )}
        {held === null || (held !== undefined && held.sync.state !== 'held') ? (
          <p>{say('held.over')}</p>
        ) : (
          held !== undefined && <HeldSchools schools={held.schools} />
        )}
      </ModalContent>
    </ModalFrame>
  );
}
