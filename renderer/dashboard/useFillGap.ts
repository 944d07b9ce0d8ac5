import { useCallback } from 'react';
import type { ClassGap } from '../../shared/contract/view.ts';
import { openDialog } from '../state/dialogs.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

/** Opens the preview of giving a product to those of a class who have none; nothing is saved before it is confirmed. */
export function useFillGap({ classId, title, product }: ClassGap): () => Promise<void> {
  const say = useSay();
  const { store, client } = useAppContext();
  return useCallback(async () => {
    const answer = await client.ask('classes.without', { classId, productId: product.id });
    if (!answer.ok) return toast(store, say(`failure.${answer.failure.code}`), 'problem');
    const [first] = answer.value;
    if (!first) return toast(store, say('gaps.closed', { title, product: product.name }));
    const name = say('person.fullName', { given: first.givenName, family: first.familyName });
    openDialog(store, {
      kind: 'boardPreview',
      drop: {
        source: { from: null, userIds: answer.value.map(({ userId }) => userId) },
        target: { kind: 'column', productId: product.id },
        keep: false,
        names: { from: '', to: product.name, name, other: '' },
      },
      mode: 'fit',
      gradeConfirmed: false,
    });
  }, [say, store, client, classId, title, product]);
}
