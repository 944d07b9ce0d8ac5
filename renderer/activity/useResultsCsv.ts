import { useCallback } from 'react';
import type { SetResult } from '../../shared/contract/changeSets.ts';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import type { ServiceClient } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { useSaveCsv } from '../app/useSaveCsv.ts';
import { changeSentence } from './changeSentence.ts';
import { stateSentence } from './setSentence.ts';

const PAGE = 500;

/** Saves the results of a set as CSV where the person chooses: one line for each change. */
export function useResultsCsv(changeSetId: ChangeSetId, label: string): () => Promise<void> {
  const say = useSay();
  const { client, store } = useAppContext();
  const saveCsv = useSaveCsv();
  return useCallback(async () => {
    const results = await readAll(client, changeSetId);
    if (results === null) return toast(store, say('csv.unread'), 'problem');
    const head = [say('results.column.change'), say('results.column.state'), say('results.column.reason')];
    const lines = results.map((row) => [
      changeSentence(say, 'change', row.intent, {
        person: (userId) => row.userNames[userId],
        product: (productId) => row.products[productId]?.name,
      }),
      stateSentence(say, row),
      row.reason === null ? '' : say(`reason.${row.reason}`),
    ]);
    await saveCsv(say('results.fileName', { what: label }), [head, ...lines]);
  }, [say, client, store, saveCsv, changeSetId, label]);
}

async function readAll(client: ServiceClient, changeSetId: ChangeSetId): Promise<readonly SetResult[] | null> {
  const results: SetResult[] = [];
  for (let total = 1; results.length < total;) {
    // Page after page: the set may be long, and the service has others to answer in between.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.ask('changeSets.results', { changeSetId, offset: results.length, limit: PAGE });
    if (!answer.ok) return null;
    total = answer.value.rows.length === 0 ? 0 : answer.value.total;
    results.push(...answer.value.rows);
  }
  return results;
}
