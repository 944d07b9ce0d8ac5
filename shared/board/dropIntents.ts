import type { Intent } from '../contract/change.ts';
import type { ProductId, UserId } from '../contract/ids.ts';

/** What is dragged: licenses of one product, or (null) people who hold none. */
export type DropSource = Readonly<{ from: ProductId | null; userIds: readonly UserId[] }>;

/** Where it is dropped: on a column (null: No license), or on a person. */
export type DropTarget =
  | Readonly<{ kind: 'column'; productId: ProductId | null }>
  | Readonly<{ kind: 'person'; userId: UserId }>;

export type DropOptions = Readonly<{
  /** What they have is kept: they are given the second as well. */
  keep?: boolean;
  /** The person confirmed that it is meant for students of another grade. */
  gradeConfirmed?: boolean;
}>;

/** The changes that a drop means; none where it means nothing. */
export function dropIntents(source: DropSource, target: DropTarget, options: DropOptions = {}): readonly Intent[] {
  const { from, userIds } = source;
  const confirmed = options.gradeConfirmed === true ? { gradeConfirmed: true } : {};
  if (target.kind === 'person') return moveIntents(source, target.userId, confirmed);
  const { productId: to } = target;
  if (to === from) return [];
  if (to === null) {
    return from === null ? [] : userIds.map((userId): Intent => ({ kind: 'unassign', userId, productId: from }));
  }
  if (from === null || options.keep === true) {
    return userIds.map((userId): Intent => ({ kind: 'assign', userId, productId: to, ...confirmed }));
  }
  return userIds.map((userId): Intent => ({
    kind: 'swap',
    userId,
    fromProductId: from,
    toProductId: to,
    ...confirmed,
  }));
}

/** One license goes to one person; several cannot, for nobody holds two of a product. */
function moveIntents(
  { from, userIds }: DropSource,
  toUserId: UserId,
  confirmed: Readonly<{ gradeConfirmed?: boolean }>,
): readonly Intent[] {
  const [fromUserId] = userIds;
  if (from === null || fromUserId === undefined || userIds.length > 1 || fromUserId === toUserId) return [];
  return [{ kind: 'move', productId: from, fromUserId, toUserId, ...confirmed }];
}
