import type { HeldOutcome, HeldSync, RosterSyncDetail } from '../../../shared/contract/rosterSync.ts';
import type { Answer } from '../api/answer.ts';
import { ServiceError } from '../serviceError.ts';

/** `roster.heldSync`: what a held run would do; null when the server knows of no such run. */
export function heldSyncOf(answer: Answer<RosterSyncDetail>): HeldSync | null {
  if (answer.kind === 'ok') return { sync: answer.body.sync, schools: answer.body.schools };
  if (answer.kind === 'problem' && answer.code === 'notFound') return null;
  throw new ServiceError('unreachable');
}

/** `roster.decide`: what became of a decision. One whose answer was lost may be made again: the same is no second one. */
export function heldOutcomeOf(answer: Answer<unknown>): HeldOutcome {
  if (answer.kind === 'ok') return 'done';
  if (answer.kind !== 'problem') return 'unreachable';
  switch (answer.code) {
    case 'forbidden':
      return 'forbidden';
    case 'notHeld':
    case 'notFound':
      return 'notHeld';
    default:
      return 'unreachable';
  }
}
