import type { ReactNode } from 'react';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import type { SyncState } from './syncState.ts';

/** How the sync with a platform stands, in words; read out when it alters. */
export function SyncSentence({ state, source }: Readonly<{ state: SyncState; source: SyncedSource }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const platform = say(`platform.${source}`);
  return <output className="sync-sentence">{sentence()}</output>;

  function sentence(): string {
    switch (state.kind) {
      case 'never':
        return say('sync.never', { platform });
      case 'queued':
        return say('sync.queued');
      case 'requested':
        return state.who === null
          ? say('sync.requested', { when: when(state.at) })
          : say('sync.requestedBy', { who: state.who, when: when(state.at) });
      case 'running':
        return say('sync.running', { platform, when: when(state.since) });
      case 'held':
        return say('sync.held', { when: when(state.at) });
      case 'refused':
        return say(`sync.refusal.${state.refusal}`, { platform });
      case 'failed':
        return `${say('sync.failed', { platform, when: when(state.at) })} ${say(`sync.reason.${state.reason}`, { platform })}`;
      case 'done': {
        const last = say('sync.last', { platform, when: when(state.at) });
        return state.reason === null ? last : `${last} ${say(`sync.reason.${state.reason}`, { platform })}`;
      }
    }
  }
}
