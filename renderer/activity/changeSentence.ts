import type { Intent } from '../../shared/contract/change.ts';
import type { Say } from '../app/text.tsx';

type Names = Readonly<{
  person: (userId: string) => string | undefined;
  product: (productId: string) => string | undefined;
}>;

/** What a change does, as a title: "Handwriting removed from Noah Lindgren". */
export function changeSentence(say: Say, intent: Intent, names: Names): string {
  const person = (userId: string): string => names.person(userId) ?? say('person.unknown');
  const product = (productId: string): string => names.product(productId) ?? say('product.unknown');
  switch (intent.kind) {
    case 'assign':
      return say('change.assign', { product: product(intent.productId), name: person(intent.userId) });
    case 'unassign':
      return say('change.unassign', { product: product(intent.productId), name: person(intent.userId) });
    case 'swap':
      return say('change.swap', {
        from: product(intent.fromProductId),
        to: product(intent.toProductId),
        name: person(intent.userId),
      });
    case 'move':
      return say('change.move', {
        product: product(intent.productId),
        name: person(intent.fromUserId),
        other: person(intent.toUserId),
      });
  }
}
