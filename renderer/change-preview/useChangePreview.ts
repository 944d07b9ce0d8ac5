import { useEffect, useState } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { Preview, SaveMode } from '../../shared/contract/view.ts';
import { useAppContext } from '../state/useApp.ts';

/** What the service says that saving would do; the answer to the question before stays until the next is there. */
export function useChangePreview(intents: readonly Intent[], mode: SaveMode): Preview | null {
  const { client } = useAppContext();
  const wanted = JSON.stringify(intents);
  const [known, setKnown] = useState<Preview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answer = await client.ask('changes.preview', { intents: JSON.parse(wanted) as Intent[], mode });
      if (isCurrent && answer.ok) setKnown(answer.value);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, wanted, mode]);
  return known;
}
