import type { ChangeState } from '../../../shared/contract/view.ts';
import type { Invariant, Run } from '../run.ts';

export const verdictsAgree: Invariant = {
  number: 8,
  sentence:
    "The computer's verdict is the server's: never 'refused' for an applied change, never 'applied' for an unknown one.",
  stored: (run, _, look) => {
    for (const { id, state } of look.outbox) {
      const why = disagrees(run, id, state);
      if (why !== null) return `${id} is ${state} here, ${why}`;
    }
    return null;
  },
};

const WITHOUT_EFFECT: ReadonlySet<ChangeState> = new Set(['noop', 'refused', 'held', 'blocked']);

/** A verdict may be of before a restore: what counts is that the server once said so. */
function disagrees({ truth }: Run, id: string, state: ChangeState): string | null {
  switch (state) {
    case 'applied':
    case 'noop':
    case 'refused':
    case 'held':
    case 'blocked':
    case 'waiting': {
      // What the server says is one thing, what it did another.
      if (WITHOUT_EFFECT.has(state) && truth.done.some(({ changeId }) => changeId === id)) return 'the server did it';
      const said = truth.said.filter(({ item }) => item.id === id).map(({ result }) => result.status);
      // A wait ends one way or another; what it came to is asked for.
      return said.includes(state) || said.includes('waiting')
        ? null
        : `the server said ${said.join(', ') || 'nothing'}`;
    }
    case 'cancelled':
    case 'superseded':
    case 'quarantined':
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'unknown':
      return null;
  }
}
