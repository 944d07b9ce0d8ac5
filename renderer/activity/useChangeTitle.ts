import type { ActivityItem } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { changeSentence } from './changeSentence.ts';

/** Names a change by what it does and to whom. */
export function useChangeTitle(): (item: ActivityItem) => string {
  const say = useSay();
  return ({ intent, userNames, products }) =>
    changeSentence(say, intent, {
      person: (userId) => userNames[userId],
      product: (productId) => products[productId]?.name,
    });
}
