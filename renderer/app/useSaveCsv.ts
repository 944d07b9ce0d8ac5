import { useCallback } from 'react';
import { fileName } from '../components/fileName.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { toCsv } from './csv.ts';
import { useSay } from './text.tsx';

/** Saves a table where the person chooses, and says whether that worked. */
export function useSaveCsv(): (name: string, rows: readonly (readonly string[])[]) => Promise<void> {
  const say = useSay();
  const { bridge, store } = useAppContext();
  return useCallback(
    async (name, rows) => {
      const { outcome } = await bridge.saveFile({ fileName: fileName(name, 'csv'), kind: 'csv', text: toCsv(rows) });
      if (outcome === 'saved') toast(store, say('csv.saved'));
      else if (outcome === 'failed') toast(store, say('csv.failed'), 'problem');
    },
    [say, bridge, store],
  );
}
