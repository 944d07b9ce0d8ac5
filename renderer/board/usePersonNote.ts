import { useEffect, useState } from 'react';
import { dropIntents } from '../../shared/board/dropIntents.ts';
import type { UserId } from '../../shared/contract/ids.ts';
import type { Preview } from '../../shared/contract/view.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import type { BoardDrag, Hover } from './boardDrag.ts';
import type { DropNote } from './ColumnHead.tsx';
import { dropSentence, verdictOf } from './dropWords.ts';

/** What dropping the license on the person it hovers over would do. */
export function usePersonNote(drag: BoardDrag | null, hover: Hover | null, from: string): DropNote | null {
  const say = useSay();
  const { client } = useAppContext();
  const person = drag?.isLicense ? (hover?.person ?? null) : null;
  const userId = person?.userId ?? null;
  const [known, setKnown] = useState<Readonly<{ userId: UserId; preview: Preview }> | null>(null);
  useEffect(() => {
    if (drag === null || userId === null) return;
    const intents = [...dropIntents(drag.source, { kind: 'person', userId })];
    if (intents.length === 0) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answer = await client.ask('changes.preview', { intents });
      if (isCurrent && answer.ok) setKnown({ userId, preview: answer.value });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, drag, userId]);
  if (drag === null || person === null || known?.userId !== userId) return null;
  const names = { from, to: '', name: drag.name, other: person.name };
  const text = dropSentence(say, { action: 'move', names, available: 0 }, known.preview);
  return { text, isRefused: verdictOf(known.preview).kind === 'refused' };
}
