import { lanesOf, type Intent } from '../../shared/contract/change.ts';
import type { ProductId } from '../../shared/contract/ids.ts';

/** The products that changes give or take. */
export function touchedProducts(intents: readonly Intent[]): ReadonlySet<ProductId> {
  return new Set(intents.flatMap((intent) => lanesOf(intent).map(({ productId }) => productId)));
}
