import * as z from 'zod';
import { AssignmentId, ChangeId, ChangeSetId, Instant, ProductId, UserId } from './ids.ts';

const options = {
  /** The person confirmed that the student's grade is outside the product's range. */
  gradeConfirmed: z.boolean().optional(),
  /** Rather wait in line than be refused when every pool is empty. */
  wait: z.boolean().optional(),
};

export const AssignIntent = z.strictObject({
  kind: z.literal('assign'),
  userId: UserId,
  productId: ProductId,
  ...options,
});
export const UnassignIntent = z.strictObject({ kind: z.literal('unassign'), userId: UserId, productId: ProductId });
export const SwapIntent = z
  .strictObject({
    kind: z.literal('swap'),
    userId: UserId,
    fromProductId: ProductId,
    toProductId: ProductId,
    ...options,
  })
  .refine((swap) => swap.fromProductId !== swap.toProductId, 'a swap needs two different products');
export const MoveIntent = z
  .strictObject({
    kind: z.literal('move'),
    productId: ProductId,
    fromUserId: UserId,
    toUserId: UserId,
    gradeConfirmed: options.gradeConfirmed,
  })
  .refine((move) => move.fromUserId !== move.toUserId, 'a move needs two different people');

/** What a person wants to happen to licenses: the unit that applies wholly or not at all. */
export const Intent = z.discriminatedUnion('kind', [AssignIntent, UnassignIntent, SwapIntent, MoveIntent]);
export type Intent = Readonly<z.infer<typeof Intent>>;

/** One lane (user × product) as its author saw it: the license held there, or none. */
export const Seen = z.strictObject({
  userId: UserId,
  productId: ProductId,
  assignment: z.strictObject({ id: AssignmentId, version: z.int().min(1) }).nullable(),
});
export type Seen = Readonly<z.infer<typeof Seen>>;

/** A change as it is frozen and sent. Its canonical JSON is what is hashed and never alters again. */
export const Change = z.strictObject({
  kind: z.literal('change'),
  id: ChangeId,
  /** send_seq: dense per device, given when frozen. */
  seq: z.int().min(1),
  intent: Intent,
  seen: z.array(Seen).min(1).max(2),
  /** Changes of this device that must have been decided, and not refused, before this one. */
  after: z.array(ChangeId).max(16),
  changeSet: z.strictObject({ id: ChangeSetId, label: z.string().max(200) }),
  /** The device's clock; shown to people, decides nothing. */
  madeAt: Instant,
});
export type Change = Readonly<z.infer<typeof Change>>;

/** The only other message about a change: never apply it (or say that it was applied already). */
export const Void = z.strictObject({
  kind: z.literal('void'),
  id: ChangeId,
  seq: z.int().min(1),
  after: z.array(ChangeId).max(16),
});
export type Void = Readonly<z.infer<typeof Void>>;

/** The lanes a change touches, in a fixed order. */
export function lanesOf(intent: Intent): readonly Readonly<{ userId: UserId; productId: ProductId }>[] {
  switch (intent.kind) {
    case 'assign':
    case 'unassign':
      return [{ userId: intent.userId, productId: intent.productId }];
    case 'swap':
      return [
        { userId: intent.userId, productId: intent.fromProductId },
        { userId: intent.userId, productId: intent.toProductId },
      ];
    case 'move':
      return [
        { userId: intent.fromUserId, productId: intent.productId },
        { userId: intent.toUserId, productId: intent.productId },
      ];
  }
}
