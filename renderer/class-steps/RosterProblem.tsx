import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FailureNote } from '../components/FailureNote.tsx';
import { useSay } from '../app/text.tsx';
import type { RosterSaving } from './useSaveRoster.ts';

/** Why the roster, or a part of it, was not saved: right over what was pressed, however far the screen is scrolled. */
export function RosterProblem({ problem, failure }: Pick<RosterSaving, 'problem' | 'failure'>): ReactNode {
  const say = useSay();
  if (problem === null && failure === null) return null;
  return (
    <div className="roster-problem" ref={bringIntoView}>
      {failure !== null && <FailureNote failure={failure} />}
      {problem !== null && (
        <div className="note bad" role="alert">
          <TriangleAlert className="icon" aria-hidden="true" />
          <p className="note-text">
            <b>{say('steps.roster.notSaved', { count: problem.count })}</b> {say(`rosterOutcome.${problem.outcome}`)}
          </p>
        </div>
      )}
    </div>
  );
}

function bringIntoView(note: HTMLElement | null): void {
  note?.scrollIntoView({ block: 'nearest' });
}
