import type { Invariant, Run } from '../run.ts';

export const cancelledHasNoEffect: Invariant = {
  number: 4,
  sentence: 'Cancelled, superseded and voided changes have no effect, ever.',
  served: (run) => broken(run),
  stored: (run) => broken(run),
};

function broken({ desks, truth }: Run): string | null {
  const done = new Set(truth.done.map(({ changeId }) => changeId));
  for (const { look } of desks) {
    const row = look.outbox.find(({ id, state }) => (state === 'cancelled' || state === 'superseded') && done.has(id));
    if (row) return `${row.id} is ${row.state} and was done`;
  }
  const voided = truth.said.find(({ item, result }) => result.status === 'voided' && done.has(item.id));
  return voided ? `${voided.item.id} was voided and done` : null;
}
