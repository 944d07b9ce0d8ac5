import { useCallback } from 'react';
import type { SaveMode } from '../../shared/contract/view.ts';
import { knownConnection, saveChanges, savedMessage } from '../state/changes.ts';
import type { Failure } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { actionOfDrop, intentsOf, type Drop } from './drop.ts';
import { actionText } from './dropWords.ts';

type SaveOptions = Readonly<{ mode: SaveMode; gradeConfirmed: boolean }>;

/** Saves a drop as one change set and says what became of it. Answers what went wrong, or null. */
export function useSaveDrop(): (drop: Drop, options?: SaveOptions) => Promise<Failure | null> {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const { value: session } = useQuery('session.get', {});
  const kept = session?.state === 'signedIn' && session.kept;
  return useCallback(
    async (drop, { mode, gradeConfirmed } = { mode: 'fit', gradeConfirmed: false }) => {
      const intents = intentsOf(drop, gradeConfirmed);
      const action = actionOfDrop(drop);
      const label = actionText(say, action, drop.names, intents.length);
      const answer = await saveChanges(client, label, intents, mode);
      if (!answer.ok) return answer.failure;
      // "Saved" stands beside columns that show it: they were told to ask before the answer came.
      await queries.settled();
      const { saved, notSaved, changeSetId } = answer.value;
      const [first] = notSaved;
      const parts = [
        saved.length > 0 && say(`board.done.${action}`, { ...drop.names, count: saved.length }),
        first && say('board.done.not', { count: notSaved.length, reason: say(`reason.${first.reason}`) }),
        saved.length > 0 && say(savedMessage(knownConnection(store), kept)),
      ];
      const text = parts.filter((part) => typeof part === 'string').join(' ');
      if (saved.length > 0) toast(store, text, 'done', changeSetId);
      else toast(store, text, 'problem');
      return null;
    },
    [say, store, client, queries, kept],
  );
}
