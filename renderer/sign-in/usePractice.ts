import { useEffect, useState } from 'react';
import type { ResultOf } from '../../shared/contract/ipcService.ts';
import { useAppContext } from '../state/useApp.ts';

export type Practice = NonNullable<ResultOf<'server.practice'>>;

/** Long enough not to ask at every letter of an address. */
const PAUSE = 400;

/** The practice account a server offers; null while unknown and where there is none. */
export function usePractice(serverUrl: string): Practice | null {
  const { client } = useAppContext();
  const [known, setKnown] = useState<Readonly<{ serverUrl: string; practice: Practice | null }> | null>(null);
  const isFirst = known === null;
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      if (serverUrl.trim() === '') return;
      const answer = await client.ask('server.practice', { serverUrl });
      if (isCurrent) setKnown({ serverUrl, practice: answer.ok ? answer.value : null });
    };
    const timer = setTimeout(() => void look(), isFirst ? 0 : PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, serverUrl, isFirst]);
  return known?.serverUrl === serverUrl ? known.practice : null;
}
