import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ChangesResponse, Checks, SnapshotHead } from '../../../shared/contract/pull.ts';
import type { OpsResponse, PushResponse } from '../../../shared/contract/push.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import type { Answer } from '../api/answer.ts';
import type { SnapshotSink } from '../api/readSnapshot.ts';
import type { Device } from '../store/device.ts';
import type { DriftCheck } from '../store/drift.ts';
import type { Sendable } from '../store/outbox.ts';
import type { Settled } from '../store/settle.ts';
import type { SnapshotBuild } from '../store/snapshot.ts';
import type { Next } from './outcome.ts';

/** A snapshot being built, with the head it will be swapped in with. */
export type SnapshotStore = Omit<SnapshotBuild, 'swap'> & Readonly<{ swap: (head: SnapshotHead) => boolean }>;

/** What the engine needs of the store. Every method that alters something has committed when it returns. */
export type SyncStore = Readonly<{
  device: () => Device;
  ack: () => number;
  takeBatch: (limit: number, skip: ReadonlySet<ChangeId>) => readonly Sendable[];
  hasWork: (skip: ReadonlySet<ChangeId>) => boolean;
  inFlight: (state: 'sending' | 'unknown') => readonly ChangeId[];
  mark: (ids: readonly ChangeId[], state: 'sending' | 'unknown', why: string) => void;
  settle: (answers: readonly Settled[]) => number;
  quarantine: (ids: readonly ChangeId[], why: string) => void;
  requestVoid: (id: ChangeId, why: string) => void;
  countFault: (id: ChangeId) => number;
  applyDelta: (delta: ChangesResponse) => void;
  /** Changes that wait for a license no more, and nobody has said yet why. */
  endedWaits: () => readonly ChangeId[];
  /** `null`: the server does not know (any more). */
  endWait: (id: ChangeId, state: WaitState | null) => void;
  /** Queues what was scheduled and is due; `sinceMs`: so long ago, by a clock that only runs forward, a pull went through. */
  releaseDue: (sinceMs: number) => void;
  wantSnapshot: () => void;
  /** Holds the base against what the server says of it; nothing else may write the base meanwhile. */
  beginDriftCheck: (checks: Checks) => DriftCheck;
  beginSnapshot: () => SnapshotStore;
}>;

/** What a round does besides, once changes and roster are where they belong. No failure is thrown. */
export type BesidesStep = Readonly<{
  /** Milliseconds until there is something to do; null: nothing. */
  nextIn: () => number | null;
  /** Does one thing, and says what that means for the next. */
  run: () => Promise<Next>;
  /** The server has said that something altered. */
  noticed: () => void;
}>;

/** What the engine needs of the licensing API: signed in, for this device. No failure is thrown. */
export type SyncApi = Readonly<{
  /** Is the licensing API there? It needs no session. */
  probe: () => Promise<Answer<unknown>>;
  push: (body: string) => Promise<Answer<PushResponse>>;
  ops: (after: number) => Promise<Answer<OpsResponse>>;
  /** `check`: with counts and hashes of everything in sight. */
  changes: (cursor: string, check: boolean) => Promise<Answer<ChangesResponse>>;
  snapshot: (sink: SnapshotSink) => Promise<Answer<SnapshotHead>>;
  /** What became of somebody who waited for a license. */
  wait: (id: ChangeId) => Promise<Answer<WaitState>>;
  /** Asks anew who the person is and what they may do. */
  refreshRights: () => Promise<Answer<unknown>>;
  /** Listens until the stream ends; answers whether there was one. */
  events: (on: Readonly<{ open: () => void; changed: () => void }>) => Promise<boolean>;
}>;
