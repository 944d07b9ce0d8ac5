import { useState } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { ClassDetails, SaveMode } from '../../shared/contract/view.ts';
import { knownConnection, saveChanges, savedMessage } from '../state/changes.ts';
import type { Failure } from '../state/serviceClient.ts';
import { announce, toast } from '../state/toasts.ts';
import { updateClassSteps } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { emptyClassDraft } from './classDraft.ts';

type Saving = Readonly<{ save: () => Promise<void>; isSaving: boolean; failure: Failure | null }>;

/** Saves the draft of a class as one change set. It is gone only once what was in it is on the disk. */
export function useSaveClass(shown: ClassDetails, intents: readonly Intent[], mode: SaveMode): Saving {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const { value: session } = useQuery('session.get', {});
  const kept = session?.state === 'signedIn' && session.kept;
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(null);
    const people = new Set(intents.map((intent) => ('userId' in intent ? intent.userId : intent.toUserId)));
    const label = say('steps.review.label', { title: shown.title, count: people.size });
    const answer = await saveChanges(client, label, intents, mode);
    if (answer.ok) await queries.settled();
    setSaving(false);
    if (!answer.ok) return setFailure(answer.failure);
    const { saved, notSaved, changeSetId } = answer.value;
    const [first] = notSaved;
    if (saved.length === 0 && first) {
      return toast(store, say('steps.review.failed', { reason: say(`reason.${first.reason}`) }), 'problem');
    }
    announce(store, say(savedMessage(knownConnection(store), kept)));
    updateClassSteps(store, shown.id, { draft: emptyClassDraft, mode: 'fit', saved: changeSetId });
  };
  return { save, isSaving, failure };
}
