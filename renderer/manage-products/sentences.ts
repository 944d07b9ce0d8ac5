import type { Intent } from '../../shared/contract/change.ts';
import type { ProductChoice } from '../../shared/contract/view.ts';
import type { Say } from '../app/text.tsx';

/** What an intent of this dialog will do, as a sentence with its numbers. */
export function previewSentence(say: Say, intent: Intent, choices: readonly ProductChoice[], name: string): string {
  const find = (productId: string): ProductChoice | undefined =>
    choices.find(({ product }) => product.id === productId);
  const productName = (productId: string): string => find(productId)?.product.name ?? say('product.unknown');
  const left = (productId: string): number => Math.max(0, (find(productId)?.available ?? 0) - 1);
  switch (intent.kind) {
    case 'assign':
      return say('preview.assign', { product: productName(intent.productId), name, left: left(intent.productId) });
    case 'unassign':
      return say('preview.unassign', { product: productName(intent.productId), name });
    case 'swap':
      return say('preview.swap', {
        from: productName(intent.fromProductId),
        to: productName(intent.toProductId),
        name,
        left: left(intent.toProductId),
      });
    case 'move':
      return say('preview.move', { product: productName(intent.productId), name, other: say('person.unknown') });
  }
}
