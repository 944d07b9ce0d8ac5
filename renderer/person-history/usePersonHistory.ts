import { useMemo, useState } from 'react';
import type { UserId } from '../../shared/contract/ids.ts';
import type { Topic } from '../../shared/contract/ipcService.ts';
import type { PersonHistory } from '../../shared/contract/personHistory.ts';
import type { Failure } from '../state/serviceClient.ts';
import { useAnswer } from '../state/useAnswer.ts';
import { useQuery } from '../state/useQuery.ts';

type Read = PersonHistory & { outcome: 'read' };

export type HistoryView = Readonly<{
  /** The newest that was read; it stays when the connection goes. */
  shown: Read | null;
  /** Why the server told nothing the last time it was asked. */
  problem: Exclude<PersonHistory['outcome'], 'read'> | null;
  failure: Failure | null;
  isOnline: boolean;
}>;

const TOPICS: readonly Topic[] = ['licenses'];

/** The history of one person, asked of the server while there is a connection, and again when licenses alter. */
export function usePersonHistory(userId: UserId, limit: number): HistoryView {
  const { value: status } = useQuery('status.get', {});
  const isOnline = status === undefined || status.connection === 'online';
  const params = useMemo(() => (isOnline ? { userId, limit } : null), [isOnline, userId, limit]);
  const { value, failure } = useAnswer('people.history', params, TOPICS);
  const [shown, setShown] = useState<Read | null>(null);
  if (value?.outcome === 'read' && value !== shown) setShown(value);
  return { shown, problem: value === null || value.outcome === 'read' ? null : value.outcome, failure, isOnline };
}
