import { lanesOf } from '../../../shared/contract/change.ts';
import { OPEN } from '../look.ts';
import type { Desk, Invariant, Run } from '../run.ts';

/** Longer than the longest pause between two attempts with the window in front, a few times over. */
const PATIENCE_MS = 6 * 60_000;

export const onlyOwnLane: Invariant = {
  number: 12,
  sentence: 'A refused or poisoned change delays its own lane and what depends on it, nothing else.',
  stepped: (run, desk) => {
    if (run.healedAt === null || run.scheduler.now() - run.healedAt < PATIENCE_MS) return null;
    const stuck = desk.look.outbox.find(({ id, state }) => OPEN.has(state) && !dependsOnPoison(run, desk, id));
    return stuck ? `${stuck.id} is ${stuck.state} and depends on nothing that is poisoned` : null;
  },
};

function dependsOnPoison({ poisoned }: Run, { look, ticks }: Desk, id: string): boolean {
  const visited = new Set<string>();
  const visit = (one: string): boolean => {
    if (visited.has(one)) return false;
    visited.add(one);
    const intent = ticks.find((tick) => tick.id === one)?.intent;
    if (intent && lanesOf(intent).some(({ userId }) => poisoned.has(userId))) return true;
    return (look.byId.get(one)?.after ?? []).some(visit);
  };
  return visit(id);
}
