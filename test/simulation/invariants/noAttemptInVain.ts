import type { PushRequest } from '../../../shared/contract/push.ts';
import type { Asked, Desk, Invariant, Run } from '../run.ts';

export const noAttemptInVain: Invariant = {
  number: 14,
  sentence: 'No attempt while offline, before Retry-After ends, before its day, or while another is in flight.',
  asked: (run, desk, asked) => {
    const { scheduler } = run;
    const { kind, number } = asked;
    if (kind === 'events') return desk.computer.isOnline() ? null : 'it listens while the system says offline';
    if (!desk.computer.isOnline()) return `${kind} while the system says offline`;
    if (scheduler.now() < desk.notBefore)
      return `${kind} ${desk.notBefore - scheduler.now()} ms before Retry-After ends`;
    const early = kind === 'push' ? beforeItsDay(run, desk, asked) : null;
    if (early !== null) return early;
    const other = [...desk.underWay.values()].find((one) => one.number !== number && one.kind !== 'events');
    // A new session may be asked for by the stream of events and by a pull at once.
    return other && other.kind !== 'session' && kind !== 'session' ? `${kind} while ${other.kind} is in flight` : null;
  },
};

/** Does something leave that was saved for a day to come? */
function beforeItsDay(run: Run, { ticks }: Desk, { request }: Asked): string | null {
  if (ticks.every(({ notBefore }) => notBefore === null)) return null;
  const { changes } = JSON.parse(request.body ?? '') as PushRequest;
  const leaving = new Set<string>(changes.map(({ id }) => id));
  const early = ticks.find(({ id, notBefore }) => notBefore !== null && notBefore > run.today() && leaving.has(id));
  return early ? `${early.id} leaves before ${early.notBefore ?? ''}` : null;
}
