import { dropIntents, type DropOptions, type DropSource } from '../../../shared/board/dropIntents.ts';
import type { BoardTarget, DropOutcome } from '../../../shared/contract/board.ts';
import type { ChangeId, ProductId } from '../../../shared/contract/ids.ts';
import { countOutcomes } from '../changes/previewChanges.ts';
import type { SaveContext } from '../changes/saveChanges.ts';
import { readWorld } from '../store/readWorld.ts';
import { planChanges } from '../sync/planChanges.ts';

/** `board.targets`: what a drop of these would do on each column, by the very rules that save. Asked once, as a drag begins. */
export function readTargets({ sql, asker, at }: Omit<SaveContext, 'newId'>, source: DropSource): BoardTarget[] {
  const world = readWorld(sql, asker, source.userIds);
  const outcome = (productId: ProductId | null, options: DropOptions): DropOutcome | null => {
    const intents = dropIntents(source, { kind: 'column', productId }, options);
    if (intents.length === 0) return null;
    const wanted = intents.map((intent) => ({ intent }));
    // Nothing is saved, so the ids of the changes do not matter.
    const newId = (): ChangeId => '' as ChangeId;
    return countOutcomes(planChanges(world, wanted, at, newId, () => false));
  };
  const products = sql.all<{ id: ProductId }>("SELECT id FROM products WHERE audience = 'student'");
  return [null, ...products.map(({ id }) => id)].map((productId) => ({
    productId,
    plain: outcome(productId, {}),
    keeping: productId === null || source.from === null ? null : outcome(productId, { keep: true }),
  }));
}
