import type { BulkStep } from '../contract/bulk.ts';
import type { Intent } from '../contract/change.ts';
import type { ProductId, UserId } from '../contract/ids.ts';

/** Does a person hold a product? */
export type Holds = (userId: UserId, productId: ProductId) => boolean;

/**
 * The changes that a bulk edit means, in an order in which licenses are freed before they are taken. Whoever has what is
 * given, or lacks what is taken, needs no change. A swap leaves those alone who hold both products or not the one.
 */
export function bulkIntents(
  userIds: readonly UserId[],
  steps: readonly BulkStep[],
  holds: Holds,
  gradeConfirmed: ReadonlySet<ProductId>,
): readonly Intent[] {
  const order = { remove: 0, swap: 1, give: 2 } as const satisfies Record<BulkStep['kind'], number>;
  const targets = new Map(steps.flatMap((step) => (step.kind === 'swap' ? [[step.toProductId, step] as const] : [])));
  const swapsTo = (userId: UserId, productId: ProductId): boolean => {
    const step = targets.get(productId);
    return step !== undefined && holds(userId, step.productId);
  };
  return [...steps]
    .sort((a, b) => order[a.kind] - order[b.kind])
    .flatMap((step) =>
      userIds.flatMap((userId): Intent[] => {
        const { productId } = step;
        switch (step.kind) {
          case 'remove':
            return holds(userId, productId) ? [{ kind: 'unassign', userId, productId }] : [];
          case 'give': {
            const needs = !holds(userId, productId) && !swapsTo(userId, productId);
            return needs ? [{ kind: 'assign', userId, productId, ...confirmation(productId, gradeConfirmed) }] : [];
          }
          case 'swap': {
            const { toProductId } = step;
            const canSwap = holds(userId, productId) && !holds(userId, toProductId);
            const ids = { userId, fromProductId: productId, toProductId };
            return canSwap ? [{ kind: 'swap', ...ids, ...confirmation(toProductId, gradeConfirmed) }] : [];
          }
        }
      }),
    );
}

/**
 * Sets what is to become of a product, or (null) takes it back. What would contradict it goes: a product is not swapped
 * for one that is taken or swapped away, and only one is swapped for another.
 */
export function withStep(steps: readonly BulkStep[], productId: ProductId, step: BulkStep | null): readonly BulkStep[] {
  const others = steps.filter((other) => other.productId !== productId);
  if (step === null) return others;
  return [...others.filter((other) => !contradicts(other, step) && !contradicts(step, other)), step];
}

/** Does one step take away what the other gives by a swap? */
function contradicts(one: BulkStep, other: BulkStep): boolean {
  if (other.kind !== 'swap') return false;
  if (one.kind === 'swap' && one.toProductId === other.toProductId) return true;
  return one.kind !== 'give' && one.productId === other.toProductId;
}

function confirmation(productId: ProductId, confirmed: ReadonlySet<ProductId>): { gradeConfirmed?: true } {
  return confirmed.has(productId) ? { gradeConfirmed: true } : {};
}
