import type { RequestProblemCode } from '../../shared/contract/problem.ts';

/** What the network does to one request. */
export type Fault =
  /** No byte of it left. */
  | Readonly<{ kind: 'refused' }>
  /** It never arrived; `hangs`: and nobody says so. */
  | Readonly<{ kind: 'dropRequest'; hangs: boolean }>
  | Readonly<{ kind: 'dropAnswer'; hangs: boolean }>
  /** The answer ends in the middle, with or without an error. */
  | Readonly<{ kind: 'cutBody'; silently: boolean }>
  /** Somebody else answers: a sign-in page, a redirect, a proxy's JSON. */
  | Readonly<{ kind: 'portal'; status: number; json: boolean }>
  | Readonly<{
      kind: 'status';
      status: number;
      /** Null: whoever answers is none of ours. */
      code: RequestProblemCode | null;
      retryAfterS: number | null;
      /** The server had done the work before. */
      afterWork: boolean;
    }>
  /** It arrives twice, the second time later than what comes after it. */
  | Readonly<{ kind: 'duplicate'; laterMs: number }>
  | Readonly<{ kind: 'slow'; requestMs: number; answerMs: number }>;

/** How a fault is counted. */
export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'status':
      return `${fault.status}${fault.code === null ? ' of a stranger' : ''}${fault.afterWork ? ' after the work' : ''}`;
    case 'dropRequest':
    case 'dropAnswer':
      return fault.hangs ? `${fault.kind} and silence` : fault.kind;
    case 'cutBody':
      return fault.silently ? 'cutBody silently' : 'cutBody';
    case 'portal':
      return `portal ${fault.status}${fault.json ? ' json' : ''}`;
    case 'slow':
      return fault.requestMs > fault.answerMs ? 'slow request' : 'slow answer';
    case 'duplicate':
    case 'refused':
      return fault.kind;
  }
}

export type RequestKind = 'push' | 'ops' | 'changes' | 'snapshot' | 'server' | 'session' | 'events' | 'waiting';

export function kindOf(path: string): RequestKind {
  const name = path.split('?')[0]?.split('/')[2];
  return (name ?? 'server') as RequestKind;
}

const status = (
  number: number,
  code: RequestProblemCode | null,
  retryAfterS: number | null = null,
  afterWork = false,
): Fault => ({ kind: 'status', status: number, code, retryAfterS, afterWork });

/** Every row of the outcome table, and what breaks in between. */
export const FAULTS: readonly Fault[] = [
  { kind: 'refused' },
  { kind: 'dropRequest', hangs: false },
  { kind: 'dropRequest', hangs: true },
  { kind: 'dropAnswer', hangs: false },
  { kind: 'dropAnswer', hangs: false },
  { kind: 'dropAnswer', hangs: true },
  { kind: 'cutBody', silently: false },
  { kind: 'cutBody', silently: true },
  { kind: 'portal', status: 200, json: false },
  { kind: 'portal', status: 200, json: true },
  { kind: 'portal', status: 302, json: false },
  { kind: 'portal', status: 511, json: false },
  { kind: 'duplicate', laterMs: 900 },
  { kind: 'duplicate', laterMs: 30_000 },
  { kind: 'slow', requestMs: 12_000, answerMs: 100 },
  { kind: 'slow', requestMs: 100, answerMs: 12_000 },
  { kind: 'slow', requestMs: 40_000, answerMs: 100 },
  status(400, 'invalidRequest'),
  status(401, 'unauthorized'),
  status(401, null),
  status(403, 'forbidden'),
  status(403, null),
  status(408, 'requestTimeout', null, true),
  status(409, 'pushInProgress', 2),
  status(409, 'epochChanged'),
  status(410, 'cursorTooOld'),
  status(413, 'tooLarge'),
  status(413, null),
  status(422, 'invalidRequest'),
  status(423, null),
  status(426, 'clientTooOld'),
  status(429, 'tooManyRequests', 20),
  status(429, null),
  status(500, 'internal'),
  status(500, 'internal', null, true),
  status(502, null, null, true),
  status(503, 'unavailable', 15),
  status(503, 'unavailable', null, true),
  status(504, null, null, true),
];
