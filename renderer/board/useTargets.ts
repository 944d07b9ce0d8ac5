import { useEffect, useState } from 'react';
import type { DropSource } from '../../shared/board/dropIntents.ts';
import type { BoardTarget } from '../../shared/contract/board.ts';
import { useAppContext } from '../state/useApp.ts';

export type Targets = ReadonlyMap<BoardTarget['productId'], BoardTarget>;

/** What a drop of these would do on each column, as the service says; null until it has, and while nothing is dragged. */
export function useTargets(source: DropSource | null): Targets | null {
  const { client } = useAppContext();
  const [known, setKnown] = useState<Readonly<{ source: DropSource; targets: Targets }> | null>(null);
  useEffect(() => {
    if (source === null) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answer = await client.ask('board.targets', { from: source.from, userIds: [...source.userIds] });
      if (!isCurrent || !answer.ok) return;
      setKnown({ source, targets: new Map(answer.value.map((target) => [target.productId, target])) });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, source]);
  return known !== null && known.source === source ? known.targets : null;
}
