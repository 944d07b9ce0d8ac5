import { useState } from 'react';
import type { RosterChange, RosterOutcome } from '../../shared/contract/rosterChange.ts';
import type { Failure } from '../state/serviceClient.ts';
import { closeDialog } from '../state/dialogs.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';

type Saving = Readonly<{
  /** `said`: what is told when it is done. */
  save: (change: RosterChange, said: string) => Promise<void>;
  isSaving: boolean;
  outcome: Exclude<RosterOutcome, 'done'> | null;
  failure: Failure | null;
}>;

/** Sends one edit of a person; the dialog closes once the lists show it. */
export function useSavePerson(): Saving {
  const { store, client, queries } = useAppContext();
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<Saving['outcome']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save: Saving['save'] = async (change, said) => {
    setSaving(true);
    setOutcome(null);
    setFailure(null);
    const answer = await client.ask('roster.change', { changes: [change] });
    await queries.settled();
    setSaving(false);
    if (!answer.ok) return setFailure(answer.failure);
    const [became = 'unreachable'] = answer.value.outcomes;
    if (became !== 'done') return setOutcome(became);
    closeDialog(store);
    toast(store, said);
  };
  return { save, isSaving, outcome, failure };
}
