import { OPEN } from '../look.ts';
import type { Desk, Invariant } from '../run.ts';

export const converges: Invariant = {
  number: 6,
  sentence: 'Network healed, no edits: every change final or waiting for the person; view = base = server.',
  ended: ({ desks }) => {
    for (const desk of desks) {
      const why = notThere(desk);
      if (why !== null) return `${desk.name}: ${why}`;
    }
    return null;
  },
};

/** What is missing to have converged, as far as this computer knows; null when nothing is. */
export function notThere({ look, disk }: Desk): string | null {
  const open = look.outbox.find(({ state }) => OPEN.has(state));
  if (open) return `${open.id} is ${open.state}`;
  if (look.device?.snapshotWanted !== false) return 'a snapshot is wanted';
  const shown = disk.look().all('SELECT id, user_id, product_id, pool_id, version FROM assignments_view ORDER BY id');
  const base = disk.look().all('SELECT id, user_id, product_id, pool_id, version FROM assignments ORDER BY id');
  return JSON.stringify(shown) === JSON.stringify(base) ? null : 'the view is not the base';
}
