import type { Topic } from '../../shared/contract/ipcService.ts';

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
