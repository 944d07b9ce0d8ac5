import { useCallback } from 'react';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import { useAppContext } from '../state/useApp.ts';
import { takeBack } from './takeBack.ts';
import { useSay } from './text.tsx';

/** Takes a change set back and says what became of it. */
export function useUndoSet(): (changeSetId: ChangeSetId) => Promise<void> {
  const say = useSay();
  const context = useAppContext();
  return useCallback(async (changeSetId) => takeBack(context, say, 'undo', changeSetId), [context, say]);
}
