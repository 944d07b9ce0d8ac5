import { useState } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { RosterOutcome } from '../../shared/contract/rosterChange.ts';
import type { Failure } from '../state/serviceClient.ts';
import { toast } from '../state/toasts.ts';
import { updateRosterDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { changesOf, emptyRosterDraft, failureOf, restOf, type RosterDraft } from './rosterDraft.ts';

type Problem = Readonly<{ outcome: Exclude<RosterOutcome, 'done'>; count: number }>;

export type RosterSaving = Readonly<{
  save: () => Promise<void>;
  /** Lets go of all that is not saved, and of why. */
  discard: () => void;
  isSaving: boolean;
  /** What was not done, and why. */
  problem: Problem | null;
  failure: Failure | null;
}>;

/** Sends what was altered in the roster of a class; "saved" is said once the lists show it. */
export function useSaveRoster(classId: ClassId, draft: RosterDraft): RosterSaving {
  const say = useSay();
  const { store, client, queries } = useAppContext();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    setSaving(true);
    setProblem(null);
    setFailure(null);
    const changes = [...changesOf(draft, classId)];
    const answer = await client.ask('roster.change', { changes });
    if (answer.ok) {
      const { outcomes } = answer.value;
      await queries.settled();
      updateRosterDraft(store, classId, (now) => restOf(now, changes, outcomes));
      const failed = failureOf(outcomes);
      setProblem(failed);
      const done = outcomes.filter((outcome) => outcome === 'done').length;
      if (done > 0) toast(store, say('steps.roster.saved', { count: done }));
    } else setFailure(answer.failure);
    setSaving(false);
  };
  const discard = (): void => {
    setProblem(null);
    setFailure(null);
    updateRosterDraft(store, classId, () => emptyRosterDraft);
  };
  return { save, discard, isSaving, problem, failure };
}
