import type { Invariant } from '../run.ts';

export const noAttemptInVain: Invariant = {
  number: 14,
  sentence: 'No attempt while offline, before Retry-After ends, or while another is in flight.',
  asked: ({ scheduler }, desk, { kind, number }) => {
    if (kind === 'events') return desk.computer.isOnline() ? null : 'it listens while the system says offline';
    if (!desk.computer.isOnline()) return `${kind} while the system says offline`;
    if (scheduler.now() < desk.notBefore)
      return `${kind} ${desk.notBefore - scheduler.now()} ms before Retry-After ends`;
    const other = [...desk.underWay.values()].find((asked) => asked.number !== number && asked.kind !== 'events');
    // A new session may be asked for by the stream of events and by a pull at once.
    return other && other.kind !== 'session' && kind !== 'session' ? `${kind} while ${other.kind} is in flight` : null;
  },
};
