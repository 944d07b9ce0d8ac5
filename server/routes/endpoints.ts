import * as z from 'zod';
import { DeviceId } from '../../shared/contract/ids.ts';
import type { RequestProblemCode } from '../../shared/contract/problem.ts';
import { ChangesResponse, SnapshotLine } from '../../shared/contract/pull.ts';
import { OpsResponse, PushRequest, PushResponse } from '../../shared/contract/push.ts';
import { RefreshRequest, ServerInfo, Session, SignInRequest } from '../../shared/contract/session.ts';

/** The body of an answer: JSON by a schema, a stream of lines or events, or nothing (204). */
export type Answer =
  | Readonly<{ kind: 'json'; schema: z.ZodType }>
  | Readonly<{ kind: 'ndjson'; schema: z.ZodType }>
  | Readonly<{ kind: 'events' }>
  | Readonly<{ kind: 'nothing' }>;

/** One operation of the API: what the router checks and what the OpenAPI document says. */
export type Endpoint = Readonly<{
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  id: string;
  summary: string;
  signedIn: boolean;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: Answer;
  /** Besides those any operation can give. */
  problems: readonly RequestProblemCode[];
}>;

/** A number as the query has it: text. */
const Count = z.string().regex(/^\d{1,15}$/);

/** Query members are text; the device may also be named by the header `seatwise-device`. */
const device = { deviceId: DeviceId };

export const endpoints = {
  getServer: {
    method: 'GET',
    path: '/v1/server',
    id: 'getServer',
    summary: 'Says that this is a Seatwise licensing API. Also the probe that tells it from a captive portal.',
    signedIn: false,
    answer: { kind: 'json', schema: ServerInfo },
    problems: [],
  },
  signIn: {
    method: 'POST',
    path: '/v1/session',
    id: 'signIn',
    summary: 'Signs in with e-mail and password.',
    signedIn: false,
    body: SignInRequest,
    answer: { kind: 'json', schema: Session },
    problems: ['wrongCredentials', 'tooManyRequests'],
  },
  refresh: {
    method: 'POST',
    path: '/v1/session/refresh',
    id: 'refresh',
    summary: 'New tokens for a refresh token. One that comes again after its successor was used ends the session.',
    signedIn: false,
    body: RefreshRequest,
    answer: { kind: 'json', schema: Session },
    problems: ['sessionEnded'],
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/session',
    id: 'signOut',
    summary: 'Ends this session.',
    signedIn: true,
    answer: { kind: 'nothing' },
    problems: [],
  },
  push: {
    method: 'POST',
    path: '/v1/push',
    id: 'push',
    summary: 'Changes of one device. Each is decided in a transaction of its own; results are matched by id.',
    signedIn: true,
    body: PushRequest,
    answer: { kind: 'json', schema: PushResponse },
    problems: ['deviceOfAnotherAccount', 'epochChanged', 'pushInProgress'],
  },
  getOps: {
    method: 'GET',
    path: '/v1/ops',
    id: 'getOps',
    summary: "What became of the device's numbers above `after`.",
    signedIn: true,
    query: z.strictObject({ ...device, after: Count.default('0').transform(Number) }),
    answer: { kind: 'json', schema: OpsResponse },
    problems: ['deviceOfAnotherAccount'],
  },
  getChanges: {
    method: 'GET',
    path: '/v1/changes',
    id: 'getChanges',
    summary: 'What is new in sight since a cursor, and which numbers of the device it already contains.',
    signedIn: true,
    query: z.strictObject({
      ...device,
      cursor: z.string().min(1).max(500),
      /** Ask for counts and hashes of all tables too. */
      check: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true'),
    }),
    answer: { kind: 'json', schema: ChangesResponse },
    problems: ['deviceOfAnotherAccount', 'cursorTooOld'],
  },
  getSnapshot: {
    method: 'GET',
    path: '/v1/snapshot',
    id: 'getSnapshot',
    summary: 'Everything in sight as NDJSON: a head, lines of rows, and an end without which it is cut.',
    signedIn: true,
    query: z.strictObject(device),
    answer: { kind: 'ndjson', schema: SnapshotLine },
    problems: ['deviceOfAnotherAccount'],
  },
  getEvents: {
    method: 'GET',
    path: '/v1/events',
    id: 'getEvents',
    summary: 'Server-sent events that say that there is something new, and nothing else.',
    signedIn: true,
    answer: { kind: 'events' },
    problems: [],
  },
} as const satisfies Record<string, Endpoint>;
