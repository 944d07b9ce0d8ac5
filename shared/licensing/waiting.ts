import type { ReasonCode } from '../contract/problem.ts';
import type { Decision, Effect } from './decide.ts';

/** What becomes of somebody who waits when their change is decided anew. */
export type WaitOutcome =
  | Readonly<{ outcome: 'serve'; effects: readonly Effect[] }>
  | Readonly<{ outcome: 'keep' }>
  | Readonly<{ outcome: 'drop'; reason: ReasonCode }>;

/**
 * Whoever may not have the license any more leaves the line, with the reason. A term that has not started is worth
 * waiting for: between two school years there is no running pool, and the line stays.
 */
export function waitOutcome(decision: Decision): WaitOutcome {
  switch (decision.outcome) {
    case 'apply':
      return { outcome: 'serve', effects: decision.effects };
    case 'wait':
      return { outcome: 'keep' };
    case 'held':
      return { outcome: 'drop', reason: 'changedElsewhere' };
    case 'noop':
      return { outcome: 'drop', reason: decision.reason };
    case 'refuse':
      return decision.reason === 'termNotStarted' ? { outcome: 'keep' } : { outcome: 'drop', reason: decision.reason };
  }
}
