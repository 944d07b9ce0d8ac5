import type { Intent } from '../../shared/contract/change.ts';
import type { Say } from '../app/text.tsx';

type Names = Readonly<{
  person: (userId: string) => string | undefined;
  product: (productId: string) => string | undefined;
}>;

/**
 * Names a change by what it does: as done, "Handwriting removed from Noah Lindgren", or as long as it has not
 * happened as a wish, "Remove Handwriting from Noah Lindgren".
 */
export function changeSentence(say: Say, tense: 'change' | 'wish', intent: Intent, names: Names): string {
  const person = (userId: string): string => names.person(userId) ?? say('person.unknown');
  const product = (productId: string): string => names.product(productId) ?? say('product.unknown');
  switch (intent.kind) {
    case 'assign':
      return say(`${tense}.assign`, { product: product(intent.productId), name: person(intent.userId) });
    case 'unassign':
      return say(`${tense}.unassign`, { product: product(intent.productId), name: person(intent.userId) });
    case 'swap':
      return say(`${tense}.swap`, {
        from: product(intent.fromProductId),
        to: product(intent.toProductId),
        name: person(intent.userId),
      });
    case 'move':
      return say(`${tense}.move`, {
        product: product(intent.productId),
        name: person(intent.fromUserId),
        other: person(intent.toUserId),
      });
  }
}
