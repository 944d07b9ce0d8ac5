import type { Response } from '../../electron/service/api/exchange.ts';
import { PROBLEM_MEDIA_TYPE, problemType } from '../../shared/contract/problem.ts';
import type { Fault } from './faults.ts';
import type { Dice } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { WireAnswer } from './wire.ts';

const encoder = new TextEncoder();

export type Reading = Readonly<{ cut?: 'silently' | 'loudly' }>;
export type ReadingDeps = Readonly<{
  scheduler: Scheduler;
  random: Dice;
  isStopped: () => boolean;
  underWay: Set<() => void>;
  whenAwake: (work: () => void) => void;
}>;

/** A body comes in one piece; a snapshot in some, with time between them. */
export function responseOf(answer: WireAnswer, how: Reading, deps: ReadingDeps): Response {
  const { scheduler, random, isStopped, underWay, whenAwake } = deps;
  const bytes = encoder.encode(answer.body);
  const long = answer.headers['content-type']?.startsWith('application/x-ndjson') === true;
  const count = long ? 3 : 1;
  const size = Math.max(1, Math.ceil(bytes.length / count));
  return {
    status: answer.status,
    header: (name) => answer.headers[name] ?? null,
    pieces: async function* pieces() {
      let cut = false;
      const onCut = (): void => {
        cut = true;
      };
      if (long) underWay.add(onCut);
      try {
        for (let start = 0; start < bytes.length; start += size) {
          if (long) {
            const ms = random.int(1, 400);
            await new Promise<void>((resolve) => void scheduler.after(ms, () => whenAwake(resolve)));
          }
          if (cut || isStopped()) throw new Error('ECONNRESET');
          if (how.cut !== undefined && start + size >= bytes.length) {
            yield bytes.subarray(start, start + Math.floor(size / 2));
            if (how.cut === 'loudly') throw new Error('ECONNRESET');
            return;
          }
          yield bytes.subarray(start, start + size);
        }
      } finally {
        underWay.delete(onCut);
      }
    },
  };
}

/** Somebody else's page. */
export function portal(status: number, json: boolean): WireAnswer {
  const headers = { 'content-type': json ? 'application/json' : 'text/html', location: 'http://portal.example.org' };
  return { status, headers, body: json ? '{"ok":true}' : '<html><body>Please sign in</body></html>' };
}

/** What a server, or something in front of it, answers instead of doing the work, or after it. */
export function statusOf({ status, code, retryAfterS }: Extract<Fault, { kind: 'status' }>): WireAnswer {
  const after = retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) };
  if (code === null) return { status, headers: { 'content-type': 'text/html', ...after }, body: '<html></html>' };
  const body = JSON.stringify({ type: problemType(code), title: code, status });
  return { status, headers: { 'content-type': PROBLEM_MEDIA_TYPE, ...after }, body };
}
