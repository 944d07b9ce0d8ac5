import { useState } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { ProductChoice } from '../../shared/contract/view.ts';
import { changeSentence } from '../activity/changeSentence.ts';
import { knownConnection, saveChanges, savedMessage, type NotSaved } from '../state/changes.ts';
import { closeDialog } from '../state/dialogs.ts';
import { queryKey } from '../state/queryCache.ts';
import type { Failure } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type Saving = Readonly<{
  save: (intents: readonly Intent[]) => Promise<void>;
  failure: Failure | null;
  notSaved: NotSaved;
}>;

type About = Readonly<{
  name: string;
  choices: readonly ProductChoice[];
  kept: boolean;
  setSaving: (isSaving: boolean) => void;
}>;

const NOTHING: NotSaved = [];

/** Saves what the dialog shows. It says "saved" only once the service has it on the disk. */
export function useSave({ name, choices, kept, setSaving }: About): Saving {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved>(NOTHING);

  const labelOf = (intents: readonly Intent[]): string => {
    const [only] = intents;
    if (only === undefined || intents.length > 1) return say('manage.label.many', { name });
    return changeSentence(say, 'change', only, {
      person: () => name,
      product: (id) => choices.find(({ product }) => product.id === id)?.product.name,
    });
  };

  const save = async (intents: readonly Intent[]): Promise<void> => {
    setSaving(true);
    setFailure(null);
    setNotSaved(NOTHING);
    const answer = await saveChanges(client, labelOf(intents), intents);
    if (!answer.ok) {
      setSaving(false);
      setFailure(answer.failure);
      // Whether it was saved is not known: the list is asked what is so now.
      const userId = intents[0] && 'userId' in intents[0] ? intents[0].userId : null;
      if (userId !== null) await queries.refresh(queryKey('users.products', { userId }));
      return;
    }
    // The dialog closes on a list that shows what was saved: lists were told to ask before the answer came.
    await queries.settled();
    setSaving(false);
    const { saved } = answer.value;
    if (saved.length > 0) {
      toast(store, say(savedMessage(knownConnection(store), kept)), 'done', answer.value.changeSetId);
    }
    setNotSaved(answer.value.notSaved);
    if (answer.value.notSaved.length === 0) closeDialog(store);
  };
  return { save, failure, notSaved };
}
