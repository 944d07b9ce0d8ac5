import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { Topic } from '../../../shared/contract/ipcService.ts';
import type { ChangesResponse, SnapshotHead } from '../../../shared/contract/pull.ts';
import type { Device } from '../store/device.ts';
import type { Sendable } from '../store/outbox.ts';
import type { Settled } from '../store/settle.ts';
import type { SnapshotBuild } from '../store/snapshot.ts';

/** The computer's clock: shown to people, decides nothing. Milliseconds since 1970. */
export type Clock = Readonly<{ now: () => number }>;

/** Time that only runs forward, and callbacks on it. */
export type Timers = Readonly<{
  /** Milliseconds since some moment. */
  elapsed: () => number;
  /** Calls back once; the answer cancels. */
  after: (ms: number, callback: () => void) => () => void;
}>;

export type Random = Readonly<{
  /** In [0, 1). */
  unit: () => number;
  bytes: (count: number) => Uint8Array;
}>;

/** Notes for whoever looks after the app: an event's name, and ids. Never a name of a person. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, ids?: Readonly<Record<string, string>>) => void;

export type Notify = (topics: readonly Topic[]) => void;

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
  wantSnapshot: () => void;
  beginSnapshot: () => SnapshotStore;
}>;
