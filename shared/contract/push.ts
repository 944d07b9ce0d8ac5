import * as z from 'zod';
import { Change, Void } from './change.ts';
import { AssignmentId, ChangeId, DeviceId, Instant, PoolId, ProductId, UserId } from './ids.ts';
import { Problem } from './problem.ts';
import { Assignment, Pool } from './rows.ts';

export const MAX_CHANGES_PER_PUSH = 100;

/** `POST /v1/push`. One push in flight per device. */
export const PushRequest = z.strictObject({
  deviceId: DeviceId,
  epoch: z.string().max(200),
  /** Every number up to here is final on the device: the server may forget those verdicts. */
  ack: z.int().min(0),
  changes: z
    .array(z.discriminatedUnion('kind', [Change, Void]))
    .min(1)
    .max(MAX_CHANGES_PER_PUSH),
});
export type PushRequest = Readonly<z.infer<typeof PushRequest>>;

/** What an applied change did: the rows as they are after it. */
export const Effects = z.strictObject({
  assignments: z.array(Assignment),
  /** Licenses that are no longer held by anyone. */
  released: z.array(AssignmentId),
  pools: z.array(Pool),
});
export type Effects = Readonly<z.infer<typeof Effects>>;

/** One lane as the server has it now, for the person who must decide. */
export const CurrentLane = z.strictObject({
  userId: UserId,
  productId: ProductId,
  assignment: Assignment.nullable(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
});
export type CurrentLane = Readonly<z.infer<typeof CurrentLane>>;

/** The final answer to one change; stored by the server with the effects, in one transaction. */
export const Verdict = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('applied'), effects: Effects }),
  /** The goal already held; nothing was altered. */
  z.strictObject({ status: z.literal('noop'), problem: Problem }),
  z.strictObject({ status: z.literal('refused'), problem: Problem }),
  /** In the pool's waiting list. */
  z.strictObject({ status: z.literal('waiting'), poolId: PoolId }),
  /** What the author saw is no longer so. The person decides; keeping the edit makes a new change. */
  z.strictObject({ status: z.literal('held'), problem: Problem, current: z.array(CurrentLane) }),
  /** A change it comes after was refused. */
  z.strictObject({ status: z.literal('blocked'), by: ChangeId }),
  z.strictObject({ status: z.literal('voided') }),
]);
export type Verdict = Readonly<z.infer<typeof Verdict>>;

/** What the server says of one pushed item: a verdict, or that there is none (yet). */
export const PushResult = z.discriminatedUnion('status', [
  ...Verdict.options,
  /** A change it comes after has no verdict yet: send again later. */
  z.strictObject({ status: z.literal('wait') }),
  /** A late duplicate of a number the device has acknowledged. */
  z.strictObject({ status: z.literal('closed') }),
  /** A passing fault of the server with this one change; nothing was stored. */
  z.strictObject({ status: z.literal('failed'), problem: Problem }),
  /** The device broke the protocol (same id with other bytes, a number used twice). */
  z.strictObject({ status: z.literal('defect'), problem: Problem }),
]);
export type PushResult = Readonly<z.infer<typeof PushResult>>;

export const PushResponse = z.strictObject({
  epoch: z.string(),
  serverTime: Instant,
  /** Matched by id, never by position. */
  results: z.array(z.strictObject({ id: ChangeId, seq: z.int(), result: PushResult })),
});
export type PushResponse = Readonly<z.infer<typeof PushResponse>>;

/** `GET /v1/ops?deviceId=&after=`: what became of the device's numbers above `after`. */
export const OpsResponse = z.strictObject({
  epoch: z.string(),
  floor: z.int().min(0),
  verdicts: z.array(z.strictObject({ id: ChangeId, seq: z.int(), verdict: Verdict })),
});
export type OpsResponse = Readonly<z.infer<typeof OpsResponse>>;
