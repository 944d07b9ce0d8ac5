import type { Connection } from '../../../shared/contract/view.ts';
import { backoffMs } from './backoff.ts';
import type { Next } from './outcome.ts';
import type { Random, Timers } from '../ports.ts';

/** What an attempt waits for: the network, a person, or time. */
export type Gate = Readonly<{
  mayTry: () => boolean;
  /** Milliseconds until time alone opens the gate (0: it is open); null when time alone does not. */
  opensIn: () => number | null;
  connection: () => Connection;
  /** Must a probe come before anything else? */
  needsProbe: () => boolean;
  /** The server answered as it should. */
  reached: () => void;
  /** Takes what an outcome says to do next as far as it is about waiting. */
  obey: (next: Next) => void;
  /** The operating system's word: "offline" is believed, "online" is only a reason to look. */
  setOnline: (online: boolean) => void;
  setFocused: (focused: boolean) => void;
  /** Something happened that is worth a try: shortens a wait of our own, never one that the server asked for. */
  hurry: (withinMs: number) => void;
  /** The person signed in, or the app was updated. */
  unpause: () => void;
}>;

const SHORT_WAIT_MS = 1000;

/** `reachable`: the server has just answered (sign-in); null when nothing is known yet. */
export function createGate(
  deps: Readonly<{ timers: Timers; random: Random; online: boolean; focused: boolean; reachable: true | null }>,
): Gate {
  const { timers, random } = deps;
  let { online, focused } = deps;
  let reachable: boolean | null = deps.reachable;
  let paused: 'signedOut' | 'updateNeeded' | null = null;
  let failures = 0;
  /** Our own backoff, and a wait the server asked for; moments of `elapsed`. */
  let ownWait = 0;
  let askedWait = 0;

  const mayTry = (): boolean => online && paused === null && timers.elapsed() >= Math.max(ownWait, askedWait);
  const backOff = (): void => {
    failures += 1;
    ownWait = timers.elapsed() + backoffMs(failures, focused, random.unit());
  };
  return {
    mayTry,
    opensIn: () => {
      if (!online || paused !== null) return null;
      return Math.max(0, Math.max(ownWait, askedWait) - timers.elapsed());
    },
    connection: () => {
      if (paused !== null) return paused;
      if (!online || reachable === null) return 'offline';
      return reachable ? 'online' : 'unreachable';
    },
    needsProbe: () => reachable !== true,
    reached: () => {
      reachable = true;
      failures = 0;
    },
    obey: (next) => {
      switch (next.do) {
        case 'backOff':
          if (!next.reached) reachable = false;
          backOff();
          break;
        case 'waitAtLeast':
          askedWait = timers.elapsed() + next.ms;
          break;
        case 'shortWait':
          askedWait = timers.elapsed() + (next.ms ?? Math.ceil(SHORT_WAIT_MS * (1 + random.unit())));
          break;
        case 'signIn':
          paused = 'signedOut';
          break;
        case 'updateApp':
          paused = 'updateNeeded';
          break;
        case 'refreshRights':
        case 'halve':
        case 'pullFirst':
        case 'snapshot':
          // Done by the caller; where it could not be, this keeps it from being tried without end.
          backOff();
          break;
        case 'goOn':
          break;
      }
    },
    setOnline: (next) => {
      if (next && !online) {
        failures = 0;
        ownWait = 0;
        reachable = null;
      }
      online = next;
    },
    setFocused: (next) => {
      focused = next;
    },
    hurry: (withinMs) => {
      ownWait = Math.min(ownWait, timers.elapsed() + withinMs);
    },
    unpause: () => {
      paused = null;
      reachable = true;
      failures = 0;
      ownWait = 0;
    },
  };
}
