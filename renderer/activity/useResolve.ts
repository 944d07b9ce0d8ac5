import { useState } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

const said = { keepMine: 'activity.keptMine', wait: 'activity.waitsNow', drop: 'activity.dropped' } as const;

type Resolving = Readonly<{
  isBusy: boolean;
  /** Why it could not be done; null when nothing went wrong. */
  problem: string | null;
  resolve: (choice: 'keepMine' | 'wait' | 'drop') => Promise<void>;
}>;

/** Ends a change that needs the person, in their way. */
export function useResolve({ changeId }: ActivityItem): Resolving {
  const say = useSay();
  const { client, store } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    resolve: async (choice) => {
      setBusy(true);
      setProblem(null);
      const answer = await client.ask('changes.resolve', { changeId, choice });
      setBusy(false);
      if (!answer.ok) {
        const { code } = answer.failure;
        return setProblem(`${say(`failure.${code}`)} ${say(`failure.${code}.next`)}`);
      }
      const refused = answer.value?.notSaved[0];
      if (refused) return setProblem(say('activity.keptNot', { reason: say(`reason.${refused.reason}`) }));
      toast(store, say(said[choice]));
    },
  };
}
