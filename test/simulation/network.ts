import type { Exchange, Exchanged, Request, Response } from '../../electron/service/api/exchange.ts';
import type { Life } from './disk.ts';
import { kindOf, nameOf, type Fault, type RequestKind } from './faults.ts';
import type { Dice } from './random.ts';
import { portal, responseOf, statusOf, type Reading, type ReadingDeps } from './reading.ts';
import type { Scheduler } from './scheduler.ts';
import type { Site } from './site.ts';
import type { Tally } from './tally.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

/** Told of everything that passes. */
export type Listener = Readonly<{
  asked: (kind: RequestKind, request: WireRequest) => number;
  /** What comes back, and what of it the client is told. */
  told: (number: number, exchanged: Exchanged, answer: WireAnswer | null) => void;
}>;

export type Weather = 'up' | 'down' | 'portal';

/** The line between one computer and the server. */
export type Network = Readonly<{
  exchangeFor: (life: Life) => Exchange;
  weather: (next: Weather) => void;
  /** Cuts everything that is under way. */
  cut: () => void;
  /** Happens to the next request of this kind (null: any). */
  plan: (kind: RequestKind | null, fault: Fault) => void;
  healthy: () => void;
}>;

type Deps = Readonly<{
  scheduler: Scheduler;
  site: Site;
  random: Dice;
  tally: Tally;
  listener: Listener;
  /** Runs it now, or when the computer wakes up. */
  whenAwake: (work: () => void) => void;
}>;

const encoder = new TextEncoder();

export function createNetwork({ scheduler, site, random, tally, listener, whenAwake }: Deps): Network {
  let weather: Weather = 'up';
  let planned: { kind: RequestKind | null; fault: Fault }[] = [];
  const underWay = new Set<() => void>();
  const streams = new Set<() => void>();
  site.onChanged(() => {
    for (const stream of streams) scheduler.after(random.int(5, 300), () => whenAwake(stream));
  });

  const faultFor = (kind: RequestKind): Fault | null => {
    if (weather === 'portal') return { kind: 'portal', status: 200, json: false };
    if (weather === 'down') return { kind: random.chance(0.5) ? 'refused' : 'dropRequest', hangs: random.chance(0.3) };
    const index = planned.findIndex((entry) => entry.kind === null || entry.kind === kind);
    return index < 0 ? null : (planned.splice(index, 1)[0]?.fault ?? null);
  };

  const exchange = async (life: Life, request: Request): Promise<Exchanged> => {
    const kind = kindOf(request.path);
    const wire: WireRequest = {
      method: request.method,
      path: request.path,
      headers: request.headers ?? {},
      ...(request.body === undefined ? {} : { body: request.body }),
    };
    const number = listener.asked(kind, wire);
    const fault = faultFor(kind);
    if (fault && weather === 'up') tally.add(`fault ${nameOf(fault)}`);
    return new Promise((resolve) => {
      let done = false;
      const finish = (exchanged: Exchanged, answer: WireAnswer | null = null): void =>
        whenAwake(() => arrive(exchanged, answer));
      const arrive = (exchanged: Exchanged, answer: WireAnswer | null): void => {
        if (done) return;
        done = true;
        clear();
        underWay.delete(cut);
        request.signal?.removeEventListener('abort', stop);
        if (life.dead) return;
        listener.told(number, exchanged, answer);
        resolve(exchanged);
      };
      const cut = (): void => finish({ kind: 'lost', why: 'ECONNRESET' });
      const stop = (): void => arrive({ kind: 'lost', why: 'stopped' }, null);
      const clear = scheduler.after(request.answerWithinMs, () => finish({ kind: 'lost', why: 'timeOut' }));
      underWay.add(cut);
      request.signal?.addEventListener('abort', stop, { once: true });
      const wait = random.int(5, 150);
      if (kind === 'events') {
        scheduler.after(wait, () =>
          finish(fault === null ? { kind: 'response', response: stream(life, request) } : lost),
        );
        return;
      }
      carry(wire, fault, wait, finish, stopped(life, request));
    });
  };

  const lost: Exchanged = { kind: 'lost', why: 'ECONNRESET' };

  const stopped = (life: Life, request: Request) => (): boolean => life.dead || request.signal?.aborted === true;

  /** Takes a request to the server and its answer back, or not. */
  const carry = (
    wire: WireRequest,
    fault: Fault | null,
    wait: number,
    finish: (exchanged: Exchanged, answer?: WireAnswer) => void,
    isStopped: () => boolean,
  ): void => {
    const back = (answer: WireAnswer, ms: number, how: Reading = {}): void => {
      scheduler.after(ms, () => finish({ kind: 'response', response: responseOf(answer, how, reading) }, answer));
    };
    const reading: ReadingDeps = { scheduler, random, isStopped, underWay, whenAwake };
    const there = (ms: number, then: (answer: WireAnswer) => void): void => {
      scheduler.after(ms, async () => then(await site.handle(wire)));
    };
    const home = random.int(5, 150);
    switch (fault?.kind) {
      case undefined:
        return there(wait, (answer) => back(answer, home));
      case 'refused':
        scheduler.after(wait, () => finish({ kind: 'notSent', why: 'ECONNREFUSED' }));
        return undefined;
      case 'dropRequest':
        if (!fault.hangs) scheduler.after(wait, () => finish(lost));
        return undefined;
      case 'dropAnswer':
        return there(wait, () => {
          if (!fault.hangs) scheduler.after(home, () => finish(lost));
        });
      case 'cutBody':
        return there(wait, (answer) => back(answer, home, { cut: fault.silently ? 'silently' : 'loudly' }));
      case 'portal':
        return back(portal(fault.status, fault.json), wait);
      case 'status':
        if (!fault.afterWork) return back(statusOf(fault), wait);
        return there(wait, () => back(statusOf(fault), home));
      case 'duplicate':
        there(wait, (answer) => back(answer, home));
        return there(wait + fault.laterMs, () => undefined);
      case 'slow':
        return there(fault.requestMs, (answer) => back(answer, fault.answerMs));
    }
  };

  /** Server-sent events until something ends them. */
  const stream = (life: Life, request: Request): Response => {
    const waiting: string[] = [];
    let wake: (() => void) | null = null;
    let ended = false;
    const changed = (): void => {
      waiting.push('event: changed\ndata:\n\n');
      wake?.();
    };
    const end = (): void => whenAwake(endNow);
    const endNow = (): void => {
      request.signal?.removeEventListener('abort', end);
      ended = true;
      streams.delete(changed);
      underWay.delete(end);
      wake?.();
    };
    streams.add(changed);
    underWay.add(end);
    request.signal?.addEventListener('abort', end, { once: true });
    return {
      status: 200,
      header: (name) => (name === 'content-type' ? 'text/event-stream' : null),
      pieces: async function* pieces() {
        for (;;) {
          const text = waiting.shift();
          if (life.dead) await new Promise(() => undefined);
          if (text !== undefined) yield encoder.encode(text);
          else if (ended) return;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    };
  };

  return {
    exchangeFor: (life) => async (request) => exchange(life, request),
    weather: (next) => {
      weather = next;
      if (next !== 'up') for (const cut of underWay) cut();
    },
    cut: () => {
      for (const cut of underWay) cut();
    },
    plan: (kind, fault) => planned.push({ kind, fault }),
    healthy: () => {
      weather = 'up';
      planned = [];
    },
  };
}
