import { useState, type ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { openDialog } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { announce } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { SyncSentence } from './SyncSentence.tsx';
import { mayAsk, nextNightly, syncState } from './syncState.ts';
import './PlatformSync.css';

type PlatformSyncProps = Readonly<{
  source: SyncedSource;
  /** The org whose roster is to come anew. */
  orgId: OrgId;
}>;

/** When a platform was synced and will be, and the way to ask for it today. */
export function PlatformSync({ source, orgId }: PlatformSyncProps): ReactNode {
  const say = useSay();
  const when = useWhen();
  const { store, client } = useAppContext();
  const { value: standing } = useQuery('roster.standing', {});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [now] = useState(() => Date.now());
  if (!standing) return null;
  const state = syncState(standing, source);
  const next = nextNightly(standing, now, source);
  const isOpen = mayAsk(state);
  const platform = say(`platform.${source}`);
  const request = async (): Promise<void> => {
    const answer = await client.ask('roster.requestSync', { orgId });
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) announce(store, say('sync.saved', { platform }));
  };
  return (
    <div className="platform-sync">
      <div className="platform-sync-words">
        <SyncSentence state={state} source={source} />
        {next !== null && <span>{say('sync.nextNightly', { when: when(next) })}</span>}
      </div>
      {state.kind === 'held' && state.mayDecide && (
        <Button
          size="compact"
          aria-label={say('held.reviewFor', { platform })}
          onClick={() => openDialog(store, { kind: 'heldSync', syncId: state.syncId, source })}
        >
          {say('held.review')}
        </Button>
      )}
      {standing.mayRequest && (
        <Button
          size="compact"
          unavailable={!isOpen}
          aria-label={say('sync.requestFor', { platform })}
          onClick={() => void request()}
        >
          {say('sync.request')}
        </Button>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </div>
  );
}
