import type { Change, Void } from '../../shared/contract/change.ts';
import type { TableName, RowOf } from '../../shared/contract/rows.ts';
import type { PushResult } from '../../shared/contract/push.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

/** All rows of a district, whoever may see them. */
export type Rows = { readonly [T in TableName]: readonly RowOf<T>[] };

/** What happens at the licensing server besides requests. */
export type SiteEvent =
  | Readonly<{ kind: 'cutPool'; poolId: string; quantity: number }>
  | Readonly<{ kind: 'setStatus'; userId: string; status: 'active' | 'inactive' }>
  | Readonly<{ kind: 'moveSchool'; userId: string; orgId: string }>
  | Readonly<{ kind: 'enroll'; id: string; classId: string; userId: string }>
  | Readonly<{ kind: 'withdraw'; enrollmentId: string }>
  | Readonly<{ kind: 'rights'; accountId: string; orgIds: readonly string[] }>
  | Readonly<{ kind: 'expireTokens' }>
  | Readonly<{ kind: 'endSessions'; accountId: string }>
  /** Keeps a copy of everything; `restore` brings the latest one back under a new epoch. */
  | Readonly<{ kind: 'backUp' }>
  | Readonly<{ kind: 'restore' }>
  /** Forgets what was removed: older cursors get 410. */
  | Readonly<{ kind: 'prune' }>;

/** A change that altered licenses, in the order in which it happened; part of what a backup holds. */
export type Done = Readonly<{
  changeId: string;
  deviceId: string;
  how: 'applied' | 'served';
  /** What the lanes held before, as `Seen` has it; null where nobody knows any more. */
  before: Change['seen'] | null;
}>;

/** What a server said about an item; everything it ever said, whatever was restored since. */
export type Said = Readonly<{ item: Change | Void; deviceId: string; epoch: string; result: PushResult }>;

/** The server's side of a run: it answers requests, and things happen to it. */
export type Site = Readonly<{
  handle: (request: WireRequest) => Promise<WireAnswer>;
  happen: (event: SiteEvent) => Promise<void>;
  /** Called after every commit that somebody may want to know of. */
  onChanged: (listener: () => void) => void;
  rows: () => Promise<Rows>;
  done: () => Promise<readonly Done[]>;
  said: () => readonly Said[];
  epoch: () => Promise<string>;
}>;
