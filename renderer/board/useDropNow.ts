import { useCallback } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import { openDialog } from '../state/dialogs.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { intentsOf, type Drop } from './drop.ts';
import { MANY, verdictOf } from './dropWords.ts';
import { useSaveDrop } from './useSaveDrop.ts';

/** Does a drop: at once when all of it can be done, after asking when it is short or many, not at all when it is refused. */
export function useDropNow(): (drop: Drop) => Promise<void> {
  const say = useSay();
  const { store, client } = useAppContext();
  const save = useSaveDrop();
  return useCallback(
    async (drop) => {
      const intents = intentsOf(drop);
      if (intents.length === 0) return;
      const ask = (): void => openDialog(store, { kind: 'boardPreview', drop, mode: 'fit', gradeConfirmed: false });
      if (intents.length > MANY) {
        ask();
        return;
      }
      const answer = await client.ask('changes.preview', { intents: [...intents] as Intent[] });
      const verdict = answer.ok ? verdictOf(answer.value) : null;
      if (verdict?.kind === 'refused') {
        toast(store, say('board.refused', { reason: say(`reason.${verdict.reason}`) }), 'problem');
        return;
      }
      if (verdict?.asks) {
        ask();
        return;
      }
      const failure = await save(drop);
      if (failure) {
        toast(store, `${say(`failure.${failure.code}`)} ${say(`failure.${failure.code}.next`)}`, 'problem');
      }
    },
    [say, store, client, save],
  );
}
