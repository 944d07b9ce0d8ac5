import type { ChangeId } from '../../shared/contract/ids.ts';

/** What the person at one computer was told, across all crashes: none of it may turn out to be untrue. */
export type Promises = Readonly<{
  /** Answered as saved. */
  saved: Set<ChangeId>;
  /** Answered as cancelled. */
  cancelled: Set<ChangeId>;
  /** Frozen bytes as they were first seen on the disk. */
  frozen: Map<ChangeId, string>;
  /** Final states as they were first seen on the disk. */
  final: Map<ChangeId, string>;
  deviceId: Set<string>;
}>;

export function noPromises(): Promises {
  return {
    saved: new Set(),
    cancelled: new Set(),
    frozen: new Map(),
    final: new Map(),
    deviceId: new Set(),
  };
}

/** What a check found; each is a promise that was broken. */
export type Finding = Readonly<{ kind: 'lost' | 'doubled' | 'other'; text: string }>;
