import { useEffect, useState } from 'react';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { NOTHING_FOUND, type Found } from './hits.ts';

/** As many of each kind as are read at a glance. */
const MOST = 6;

/** What the roster has for a text. The hits for the letters before stay until the next have come. */
export function useFound(text: string): Found {
  const { client } = useAppContext();
  const orgId = useApp(selectOrgId);
  const [found, setFound] = useState<Found>(NOTHING_FOUND);
  const typed = text.trim();
  useEffect(() => {
    if (typed === '') return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answer = await client.ask('palette.search', { orgId, text: typed, limit: MOST });
      if (isCurrent && answer.ok) setFound(answer.value);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, orgId, typed]);
  return typed === '' ? NOTHING_FOUND : found;
}
