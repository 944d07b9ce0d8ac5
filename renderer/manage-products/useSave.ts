import { useRef, useState } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { UserId } from '../../shared/contract/ids.ts';
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
  /** It takes so long that the person should be told. */
  isSlow: boolean;
  failure: Failure | null;
  notSaved: NotSaved;
}>;

type About = Readonly<{
  userId: UserId;
  name: string;
  choices: readonly ProductChoice[];
  kept: boolean;
}>;

/** A save that is quicker than this says nothing of its own: words that flash by are read by nobody. */
const SLOW_MS = 150;

const NOTHING: NotSaved = [];

/** Saves what the dialog shows. It says "saved" only once the service has it on the disk. */
export function useSave({ userId, name, choices, kept }: About): Saving {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const shownKey = queryKey('users.products', { userId });
  const isSaving = useRef(false);
  const [isSlow, setSlow] = useState(false);
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

  const saveOnce = async (intents: readonly Intent[]): Promise<void> => {
    setFailure(null);
    setNotSaved(NOTHING);
    const answer = await saveChanges(client, labelOf(intents), intents);
    if (!answer.ok) {
      setFailure(answer.failure);
      // Whether it was saved is not known: the dialog is to show what is so now.
      return void queries.refresh(shownKey);
    }
    // The dialog closes on a list that shows what was saved: lists were told to ask before the answer came.
    await queries.settled();
    const { saved } = answer.value;
    if (saved.length > 0) {
      toast(store, say(savedMessage(knownConnection(store), kept)), 'done', answer.value.changeSetId);
    }
    setNotSaved(answer.value.notSaved);
    if (answer.value.notSaved.length === 0) closeDialog(store);
  };

  const save = async (intents: readonly Intent[]): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    // What is being saved is what was shown when it was asked for: until it is, nothing alters under the person's eyes.
    const release = queries.hold(shownKey);
    const slow = setTimeout(() => setSlow(true), SLOW_MS);
    await saveOnce(intents);
    clearTimeout(slow);
    setSlow(false);
    release();
    isSaving.current = false;
  };
  return { save, isSlow, failure, notSaved };
}
