import { SyncRefusal } from '../../../shared/contract/rosterStanding.ts';
import type { RosterSyncRequested } from '../../../shared/contract/rosterSync.ts';
import type { Answer } from '../api/answer.ts';
import { outcomeOf, type Next } from '../sync/outcome.ts';

/** What became of a request for a sync. */
export type WishOutcome =
  | Readonly<{ kind: 'sent'; run: RosterSyncRequested['sync'] }>
  /** Asking again would change nothing. */
  | Readonly<{ kind: 'refused'; reason: SyncRefusal }>
  /** It stays queued under the same id: the server knows it again if it came through. */
  | Readonly<{ kind: 'later'; next: Next }>;

/** About the request, not about this moment. */
const FINAL: readonly number[] = [400, 403, 404, 409, 422];

/** Pure: reads the answer to `POST /v1/roster-syncs`. */
export function wishOutcome(answer: Answer<RosterSyncRequested>): WishOutcome {
  if (answer.kind === 'ok') return { kind: 'sent', run: answer.body.sync };
  if (answer.kind === 'problem' && answer.code !== null && FINAL.includes(answer.status)) {
    const reason = SyncRefusal.safeParse(answer.code);
    return { kind: 'refused', reason: reason.success ? reason.data : 'other' };
  }
  return { kind: 'later', next: outcomeOf(answer).next };
}
