import type { ActivityItem } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { changeSentence } from './changeSentence.ts';

/** Names a change by what it does and to whom. */
export function useChangeTitle(tense: 'change' | 'wish'): (item: ActivityItem) => string {
  const say = useSay();
  return ({ intent, userNames, products }) =>
    changeSentence(say, tense, intent, {
      person: (userId) => userNames[userId],
      product: (productId) => products[productId]?.name,
    });
}
