import { useState } from 'react';
import type { BulkLine } from '../../shared/contract/bulk.ts';
import type { ParamsOf } from '../../shared/contract/ipcService.ts';
import { knownConnection, LONGEST_LABEL, savedMessage } from '../state/changes.ts';
import { updateMany } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { labelOf } from './bulkWords.ts';

type Asked = Omit<ParamsOf<'bulk.save'>, 'label'>;
type Saving = Readonly<{
  save: (asked: Asked, people: number) => Promise<void>;
  isSaving: boolean;
  failure: Failure | null;
}>;

/** Saves a bulk edit as one change set, and then shows what became of everybody. */
export function useSaveMany(of: 'student' | 'educator', lines: readonly BulkLine[], kept: boolean): Saving {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (asked: Asked, people: number): Promise<void> => {
    setSaving(true);
    setFailure(null);
    const label = labelOf(say, { of, lines, steps: asked.steps, count: people });
    const answer = await client.ask('bulk.save', { ...asked, label: label.slice(0, LONGEST_LABEL) });
    // "Saved" stands above lists that show it: they were told to ask before the answer came.
    if (answer.ok) await queries.settled();
    setSaving(false);
    if (!answer.ok) return setFailure(answer.failure);
    if (answer.value === null) return toast(store, say('bulk.nothingSaved'), 'problem');
    const { saved, notSaved, changeSetId } = answer.value;
    const [first] = notSaved;
    const not = first && say('bulk.notSaved', { count: notSaved.length, reason: say(`reason.${first.reason}`) });
    if (saved.length === 0) return toast(store, not ?? say('bulk.nothingSaved'), 'problem');
    const after = say(savedMessage(knownConnection(store), kept));
    toast(store, say('bulk.saved', { what: label, after }), 'done', changeSetId);
    updateMany(store, () => ({ saved: changeSetId }));
  };
  return { save, isSaving, failure };
}
