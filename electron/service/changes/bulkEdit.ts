import { bulkIntents } from '../../../shared/bulk/bulkIntents.ts';
import type { BulkEdit, BulkPreview } from '../../../shared/contract/bulk.ts';
import type { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { SaveMode, SaveResult } from '../../../shared/contract/view.ts';
import { isGradeEligible } from '../../../shared/licensing/decide.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { readWorld } from '../store/readWorld.ts';
import { readWaits } from '../store/waits.ts';
import { planChanges, type Planned } from '../sync/planChanges.ts';
import { countOutcomes } from './previewChanges.ts';
import { saveChanges, wantedIn, type SaveContext } from './saveChanges.ts';

type Asked = BulkEdit & Readonly<{ mode: SaveMode }>;

/** `bulk.preview`: what saving would do to thousands, in numbers, by the very rules that save. */
export function previewBulk({ sql, asker, at }: Omit<SaveContext, 'newId'>, asked: Asked): BulkPreview {
  const world = readWorld(sql, asker, asked.userIds);
  const intents = intentsOf(world, asked);
  // Nothing is saved, so the ids of the changes do not matter.
  const newId = (): ChangeId => '' as ChangeId;
  const planned = planChanges(world, wantedIn(intents, asked.mode), at, newId, readWaits(sql, asked.userIds));
  return {
    ...countOutcomes(planned),
    people: new Set(intents.flatMap((intent) => ('userId' in intent ? [intent.userId] : []))).size,
    products: countProducts(planned),
    outside: countOutside(world, intents),
  };
}

/** `bulk.save`: the same, saved as one change set. Null when there is nothing to change any more. */
export function saveBulk(context: SaveContext, label: string, asked: Asked): SaveResult | null {
  const intents = intentsOf(readWorld(context.sql, context.asker, asked.userIds), asked);
  return intents.length === 0 ? null : saveChanges(context, label, intents, { mode: asked.mode });
}

function intentsOf(world: World, { userIds, steps, gradeConfirmed }: BulkEdit): readonly Intent[] {
  const holds = (userId: UserId, productId: ProductId): boolean => world.holding(userId, productId) !== undefined;
  return bulkIntents(userIds, steps, holds, new Set(gradeConfirmed));
}

function countProducts(planned: readonly Planned[]): BulkPreview['products'] {
  const counts = new Map<ProductId, { given: number; taken: number }>();
  const countsOf = (productId: ProductId): { given: number; taken: number } => {
    const known = counts.get(productId) ?? { given: 0, taken: 0 };
    counts.set(productId, known);
    return known;
  };
  for (const { intent, outcome } of planned) {
    if (outcome !== 'apply') continue;
    const { gives, takes } = productsIn(intent);
    if (gives !== null) countsOf(gives).given += 1;
    if (takes !== null) countsOf(takes).taken += 1;
  }
  return [...counts].map(([productId, count]) => ({ productId, ...count }));
}

function countOutside(world: World, intents: readonly Intent[]): BulkPreview['outside'] {
  const counts = new Map<ProductId, number>();
  for (const intent of intents) {
    const { gives } = productsIn(intent);
    if (gives === null || !('userId' in intent)) continue;
    const [user, product] = [world.user(intent.userId), world.product(gives)];
    if (user && product && !isGradeEligible(product, user)) counts.set(gives, (counts.get(gives) ?? 0) + 1);
  }
  return [...counts].map(([productId, count]) => ({ productId, count }));
}

function productsIn(intent: Intent): Readonly<{ gives: ProductId | null; takes: ProductId | null }> {
  switch (intent.kind) {
    case 'assign':
      return { gives: intent.productId, takes: null };
    case 'unassign':
      return { gives: null, takes: intent.productId };
    case 'swap':
      return { gives: intent.toProductId, takes: intent.fromProductId };
    case 'move':
      return { gives: intent.productId, takes: intent.productId };
  }
}
