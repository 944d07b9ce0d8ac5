import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';

export type Predecessor = Readonly<{ id: ChangeId; state: ChangeState; after: readonly ChangeId[] }>;

/** The contract's limit; two lanes and the licenses they take name four at most. */
const MAX_AFTER = 16;

/**
 * What a change is sent `after`: of those it followed when it was saved, the ones that are undecided or were refused.
 * One that was cancelled hands on what it came after itself, so that a gap in a lane does not part its order.
 */
export function afterWhenSent(
  saved: readonly ChangeId[],
  find: (id: ChangeId) => Predecessor | undefined,
): readonly ChangeId[] {
  const named = new Set<ChangeId>();
  const visited = new Set<ChangeId>();
  const visit = (id: ChangeId): void => {
    if (visited.has(id)) return;
    visited.add(id);
    const change = find(id);
    if (!change) return;
    switch (change.state) {
      case 'scheduled':
        // Not due: what is due does not wait for it.
        break;
      case 'queued':
      case 'sending':
      case 'unknown':
      case 'refused':
      case 'held':
      case 'blocked':
      case 'quarantined':
        named.add(id);
        break;
      case 'cancelled':
      case 'superseded':
        for (const earlier of change.after) visit(earlier);
        break;
      case 'applied':
      case 'noop':
      case 'waiting':
        break;
    }
  };
  for (const id of saved) visit(id);
  return [...named].slice(0, MAX_AFTER);
}
