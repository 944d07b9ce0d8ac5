import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { updateRosterDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { countOf, emptyRosterDraft, isReady, type RosterDraft } from './rosterDraft.ts';
import { useSaveRoster } from './useSaveRoster.ts';

type RosterBarProps = Readonly<{ classId: ClassId; draft: RosterDraft }>;

/** What is altered in the roster and not saved yet, with the way to save it or to let it go. */
export function RosterBar({ classId, draft }: RosterBarProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { save, isSaving, problem, failure } = useSaveRoster(classId, draft);
  const count = countOf(draft);
  return (
    <>
      {failure !== null && <FailureNote failure={failure} />}
      {problem !== null && (
        <div className="note bad" role="alert">
          <TriangleAlert className="icon" aria-hidden="true" />
          <p className="note-text">
            <b>{say('steps.roster.notSaved', { count: problem.count })}</b> {say(`rosterOutcome.${problem.outcome}`)}
          </p>
        </div>
      )}
      {count > 0 && (
        <div className="roster-bar">
          <output className="small">{say('steps.roster.unsaved', { count })}</output>
          <Button unavailable={isSaving} onClick={() => updateRosterDraft(store, classId, () => emptyRosterDraft)}>
            {say('steps.roster.discard')}
          </Button>
          <Button kind="primary" unavailable={isSaving || !isReady(draft)} onClick={() => void save()}>
            {say(isSaving ? 'steps.saving' : 'steps.roster.save')}
          </Button>
        </div>
      )}
    </>
  );
}
