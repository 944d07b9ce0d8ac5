import type { ReactNode } from 'react';
import type { ClassDetails } from '../../shared/contract/view.ts';
import { ManagedNote } from '../roster-sync/ManagedNote.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';

type Lock = 'managed' | 'forbidden' | 'offline' | null;

/** Why the name and the students of a class cannot be altered now; null when they can. */
export function useRosterLock({ managedBy, lock }: ClassDetails): Lock {
  const { value: status } = useQuery('status.get', {});
  if (managedBy !== null || lock === 'rosterManaged') return 'managed';
  if (lock === 'forbidden') return 'forbidden';
  return status === undefined || status.connection === 'online' ? null : 'offline';
}

/** Says so, and what can be done all the same. */
export function RosterNote({ shown, lock }: Readonly<{ shown: ClassDetails; lock: Lock }>): ReactNode {
  const say = useSay();
  if (shown.managedBy !== null) return <ManagedNote {...shown.managedBy} about="class" />;
  if (lock === null || lock === 'managed') return null;
  return <p className="note calm">{say(`steps.roster.${lock}`)}</p>;
}
