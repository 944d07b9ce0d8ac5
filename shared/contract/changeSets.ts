import * as z from 'zod';
import { Intent } from './change.ts';
import { ChangeSetId, Instant } from './ids.ts';
import { ReasonCode } from './problem.ts';
import { ChangeState, ProductView } from './view.ts';

/** What became of the changes of a set; the numbers add up to `total`. */
export const SetCounts = z.strictObject({
  total: z.int(),
  /** Applied, or so already. */
  done: z.int(),
  /** Saved here and not confirmed yet. */
  open: z.int(),
  /** In line for a license. */
  waiting: z.int(),
  needsYou: z.int(),
  /** Not saved, refused, or dropped by the person. */
  notDone: z.int(),
  /** Cancelled before they had left, or replaced by a later change. */
  cancelled: z.int(),
});
export type SetCounts = Readonly<z.infer<typeof SetCounts>>;

/** What a person saved in one go, as the history shows it. */
export const ChangeSetRow = z.strictObject({
  changeSetId: ChangeSetId,
  label: z.string(),
  kind: z.enum(['edit', 'undo', 'redo']),
  madeAt: Instant,
  counts: SetCounts,
  /** Can it be taken back? An undo is taken back by a redo. */
  canTakeBack: z.boolean(),
  isTakenBack: z.boolean(),
});
export type ChangeSetRow = Readonly<z.infer<typeof ChangeSetRow>>;

/** Which sets: all that are over, those of which something was not done, or those that take others back. */
export const SetFilter = z.enum(['all', 'problems', 'undone']);
export type SetFilter = z.infer<typeof SetFilter>;

/** What became of one change of a set. */
export const SetResult = z.strictObject({
  intent: Intent,
  userNames: z.record(z.string(), z.string()),
  products: z.record(z.string(), ProductView),
  state: z.union([ChangeState, z.literal('notSaved')]),
  reason: ReasonCode.nullable(),
});
export type SetResult = Readonly<z.infer<typeof SetResult>>;
