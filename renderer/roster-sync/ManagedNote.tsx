import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import { useSay } from '../app/text.tsx';
import { PlatformSync } from './PlatformSync.tsx';

type ManagedNoteProps = Readonly<{ source: SyncedSource; orgId: OrgId; about: 'educators' | 'educator' | 'class' }>;

/** What is locked here because a platform looks after it: why, who can change it, when it arrives, and how to hurry it. */
export function ManagedNote({ source, orgId, about }: ManagedNoteProps): ReactNode {
  const say = useSay();
  const platform = say(`platform.${source}`);
  return (
    <section className="managed" aria-label={say('managed.in', { platform })}>
      <Lock className="icon" aria-hidden="true" />
      <b>{say('managed.in', { platform })}</b>
      <p>{say(`managed.${about}`, { platform })}</p>
      <PlatformSync source={source} orgId={orgId} />
    </section>
  );
}
