import { useEffect, useState } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { Preview } from '../../shared/contract/view.ts';
import { useAppContext } from '../state/useApp.ts';

/** What the service says that saving would do; null until it has said so, and when there is nothing to save. */
export function usePreview(intents: readonly Intent[]): Preview | null {
  const { client } = useAppContext();
  const wanted = JSON.stringify(intents);
  const [known, setKnown] = useState<Readonly<{ wanted: string; preview: Preview }> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const asked = JSON.parse(wanted) as Intent[];
      if (asked.length === 0) return;
      const answer = await client.ask('changes.preview', { intents: asked });
      if (isCurrent && answer.ok) setKnown({ wanted, preview: answer.value });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, wanted]);
  return known?.wanted === wanted ? known.preview : null;
}
