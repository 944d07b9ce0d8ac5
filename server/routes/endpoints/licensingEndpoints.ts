import * as z from 'zod';
import { DeviceId } from '../../../shared/contract/ids.ts';
import { ChangesResponse, SnapshotLine } from '../../../shared/contract/pull.ts';
import { OpsResponse, PushRequest, PushResponse } from '../../../shared/contract/push.ts';
import type { Endpoint } from '../endpoint.ts';

/** A number as the query has it: text. */
const Count = z.string().regex(/^\d{1,15}$/);

/** Query members are text; the device may also be named by the header `seatwise-device`. */
const device = { deviceId: DeviceId };

/** Push and pull. */
export const licensingEndpoints = {
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
