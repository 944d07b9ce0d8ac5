import { RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { SyncStatus } from '../../shared/contract/view.ts';
import { RouteLink } from '../components/RouteLink.tsx';
import { nextNightly } from '../roster-sync/syncState.ts';
import { openDialog } from '../state/dialogs.ts';
import type { Route } from '../state/route.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { Text, useSay } from './text.tsx';
import { useClockTime, useWhen } from './when.ts';
import '../components/ProgressBar.css';
import './StatusBar.css';

const ACTIVITY: Route = { screen: 'activity', changeId: null };

type StatusBarProps = Readonly<{ status: SyncStatus | undefined; kept: boolean }>;

/** How things stand with the server; always there, calm when offline. */
export function StatusBar({ status, kept }: StatusBarProps): ReactNode {
  const say = useSay();
  const { client, store } = useAppContext();
  if (!status) return <footer className="status" />;
  const { connection, waiting, needsAttention, missing, busy, lastSyncedAt } = status;
  const sending = connection === 'online' ? status.sending : null;
  // The first download has the screen to itself; a later one goes on behind what is there.
  const download = lastSyncedAt === null ? null : status.download;
  return (
    <footer className="status">
      <output className="status-connection">
        <span className={`status-dot ${connection}`} aria-hidden="true" />
        <span>
          <Text id={`status.${connection}`} />
        </span>
      </output>
      {connection === 'signedOut' && (
        <button type="button" className="status-action" onClick={() => openDialog(store, { kind: 'signInAgain' })}>
          {say('status.signIn')}
        </button>
      )}
      {sending !== null && (
        <progress className="progress-bar status-progress" aria-hidden="true" max={sending.of} value={sending.done} />
      )}
      {waiting > 0 && (
        <RouteLink className="status-link" to={ACTIVITY}>
          {sending === null ? say('status.changesWaiting', { count: waiting }) : say('status.sending', sending)}
        </RouteLink>
      )}
      {needsAttention > 0 && (
        <RouteLink className="status-link bad" to={ACTIVITY}>
          {say('status.needsAttention', { count: needsAttention })}
        </RouteLink>
      )}
      {missing > 0 && (
        <RouteLink className="status-link bad" to={ACTIVITY}>
          {say('status.missing', { count: missing })}
        </RouteLink>
      )}
      <span className="status-end">
        {!kept && <span>{say('status.notKept')}</span>}
        {download !== null && download.of > 0 && <span>{say('status.downloading', download)}</span>}
        <RosterAge lastSyncedAt={lastSyncedAt} />
        <button type="button" className="status-action" onClick={() => void client.ask('sync.now', {})}>
          <RefreshCw className={busy ? 'status-icon turning' : 'status-icon'} aria-hidden="true" />
          {say('status.syncNow')}
          {busy && <span className="visually-hidden"> ({say('status.syncing')})</span>}
        </button>
      </span>
    </footer>
  );
}

/** How old the roster on screen is, and when the platform it is kept in brings the next one. */
function RosterAge({ lastSyncedAt }: Pick<SyncStatus, 'lastSyncedAt'>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const time = useClockTime();
  const { value: standing } = useQuery('roster.standing', {});
  const [now] = useState(() => Date.now());
  if (lastSyncedAt === null) return <span>{say('status.neverSynced')}</span>;
  const next = standing ? nextNightly(standing, now) : null;
  return (
    <span>
      {next === null
        ? say('status.rosterAsOf', { when: when(lastSyncedAt) })
        : say('status.rosterAsOfNext', { when: when(lastSyncedAt), time: time(next) })}
    </span>
  );
}
