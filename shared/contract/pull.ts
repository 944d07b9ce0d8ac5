import * as z from 'zod';
import { AcademicSession, Assignment, Class, Enrollment, Org, Pool, Product, User, WaitingEntry } from './rows.ts';
import { Instant } from './ids.ts';

/**
 * Which of this device's numbers the rows of a pull already contain: all up to `floor`, and those listed.
 * Read in the same database snapshot as the rows, so the client may drop a prediction when its number is in here.
 */
export const Closed = z.strictObject({ floor: z.int().min(0), seqs: z.array(z.int()) });
export type Closed = Readonly<z.infer<typeof Closed>>;

/** Row count and order-free hash of one table as the reader may see it: silent drift is found at the next pull. */
export const Check = z.strictObject({ count: z.int().min(0), hash: z.string() });
export type Check = Readonly<z.infer<typeof Check>>;

export const Checks = z.strictObject({
  orgs: Check,
  academicSessions: Check,
  users: Check,
  classes: Check,
  enrollments: Check,
  products: Check,
  pools: Check,
  assignments: Check,
  waiting: Check,
});
export type Checks = Readonly<z.infer<typeof Checks>>;

const ids = z.array(z.string());

/** `GET /v1/changes?deviceId=&cursor=`. Upserts are idempotent; a row may come again. */
export const ChangesResponse = z.strictObject({
  epoch: z.string(),
  cursor: z.string(),
  serverTime: Instant,
  rows: z.strictObject({
    orgs: z.array(Org),
    academicSessions: z.array(AcademicSession),
    users: z.array(User),
    classes: z.array(Class),
    enrollments: z.array(Enrollment),
    products: z.array(Product),
    pools: z.array(Pool),
    assignments: z.array(Assignment),
    waiting: z.array(WaitingEntry),
  }),
  /** Ids that are gone, or no longer in the reader's scope. */
  gone: z.strictObject({
    orgs: ids,
    academicSessions: ids,
    users: ids,
    classes: ids,
    enrollments: ids,
    products: ids,
    pools: ids,
    assignments: ids,
    waiting: ids,
  }),
  closed: Closed,
  /** Null when the server did not count this time. */
  checks: Checks.nullable(),
});
export type ChangesResponse = Readonly<z.infer<typeof ChangesResponse>>;

/** First line of `GET /v1/snapshot` (NDJSON). */
export const SnapshotHead = z.strictObject({
  type: z.literal('head'),
  epoch: z.string(),
  cursor: z.string(),
  serverTime: Instant,
  closed: Closed,
  checks: Checks,
});
export type SnapshotHead = Readonly<z.infer<typeof SnapshotHead>>;

/** A line of rows of one table; tables come in the order of `tableNames`, each in as many lines as it needs. */
export const SnapshotRows = z.strictObject({
  type: z.literal('rows'),
  table: z.enum([
    'orgs',
    'academicSessions',
    'users',
    'classes',
    'enrollments',
    'products',
    'pools',
    'assignments',
    'waiting',
  ]),
  rows: z.array(z.unknown()),
});
export type SnapshotRows = Readonly<z.infer<typeof SnapshotRows>>;

/** Last line: without it the snapshot is cut and must not be used. */
export const SnapshotEnd = z.strictObject({ type: z.literal('end') });

export const SnapshotLine = z.discriminatedUnion('type', [SnapshotHead, SnapshotRows, SnapshotEnd]);
export type SnapshotLine = Readonly<z.infer<typeof SnapshotLine>>;
