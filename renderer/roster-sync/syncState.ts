import type { Instant } from '../../shared/contract/ids.ts';
import type { RosterStanding, SyncRefusal } from '../../shared/contract/rosterStanding.ts';
import type { RosterSync, RosterSyncId, RosterSyncReason, SyncedSource } from '../../shared/contract/rosterSync.ts';

/** What is to be said of the sync with one platform: the newest that matters. */
export type SyncState =
  | Readonly<{ kind: 'never' }>
  /** Asked for here, and not sent yet. */
  | Readonly<{ kind: 'queued' }>
  | Readonly<{ kind: 'requested'; at: Instant; who: string | null }>
  | Readonly<{ kind: 'running'; since: Instant }>
  | Readonly<{ kind: 'held'; at: Instant; syncId: RosterSyncId; mayDecide: boolean }>
  /** The server did not take the request that was made here. */
  | Readonly<{ kind: 'refused'; refusal: SyncRefusal }>
  | Readonly<{ kind: 'failed'; at: Instant; reason: RosterSyncReason }>
  | Readonly<{ kind: 'done'; at: Instant; reason: RosterSyncReason | null }>;

/** Reads the state of one platform's sync. */
export function syncState({ platforms, wishes }: RosterStanding, source: SyncedSource): SyncState {
  const platform = platforms.find((one) => one.source === source);
  const wish = wishes.filter((one) => one.source === source).at(-1);
  if (wish && wish.refusal === null) return { kind: 'queued' };
  const open = platform?.openRuns ?? [];
  const last = platform?.lastRun ?? null;
  const openState = ofOpen(open);
  if (openState) return openState;
  if (wish && wish.refusal !== null && (last?.endedAt ?? '') < wish.madeAt) {
    return { kind: 'refused', refusal: wish.refusal };
  }
  return last ? ofOver(last) : { kind: 'never' };
}

/** Can a sync be asked for now, or is one coming anyway? */
export function mayAsk(state: SyncState): boolean {
  switch (state.kind) {
    case 'queued':
    case 'requested':
    case 'running':
      return false;
    case 'never':
    case 'held':
    case 'refused':
    case 'failed':
    case 'done':
      return true;
  }
}

function ofOpen(open: readonly RosterSync[]): SyncState | null {
  const running = open.find(({ state }) => state === 'running');
  if (running) return { kind: 'running', since: running.startedAt ?? running.requestedAt };
  const requested = open.find(({ state }) => state === 'requested');
  if (requested) {
    const who = requested.requests[0]?.displayName ?? '';
    return { kind: 'requested', at: requested.requestedAt, who: who === '' ? null : who };
  }
  const held = open.find(({ state }) => state === 'held');
  if (!held) return null;
  return { kind: 'held', at: held.startedAt ?? held.requestedAt, syncId: held.id, mayDecide: held.mayDecide };
}

function ofOver(run: RosterSync): SyncState {
  const at = run.endedAt ?? run.requestedAt;
  if (run.state === 'failed') return { kind: 'failed', at, reason: run.reason ?? 'internal' };
  return { kind: 'done', at, reason: run.reason };
}

const DAY_MS = 24 * 60 * 60_000;

/** The nightly sync that comes next; one that was told of days ago, before the network went, has repeated since. */
export function nextNightly({ platforms }: RosterStanding, now: number, source?: SyncedSource): Instant | null {
  const next = platforms
    .filter((platform) => source === undefined || platform.source === source)
    .flatMap(({ nextRunAt }) => (nextRunAt === null ? [] : [Date.parse(nextRunAt)]))
    .map((at) => (at > now ? at : at + Math.ceil((now - at + 1) / DAY_MS) * DAY_MS));
  return next.length === 0 ? null : new Date(Math.min(...next)).toISOString();
}
