import * as z from 'zod';
import { Instant } from './ids.ts';
import { ReasonCode } from './problem.ts';
import { WaitingEntry } from './rows.ts';

/** `GET /v1/waiting/{id}`: what became of a change that had to wait for a license; known for 90 days after its end. */
export const WaitState = z.strictObject({
  ...WaitingEntry.shape,
  state: z.enum(['waiting', 'served', 'cancelled', 'dropped']),
  /** Why the rules dropped it; null in every other state. */
  reason: ReasonCode.nullable(),
  endedAt: Instant.nullable(),
});
export type WaitState = Readonly<z.infer<typeof WaitState>>;
