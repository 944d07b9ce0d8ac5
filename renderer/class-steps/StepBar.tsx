import type { ReactNode } from 'react';
import type { StudentProducts } from '../../shared/contract/view.ts';
import { ActionFoot } from '../components/ActionFoot.tsx';
import { Button } from '../components/Button.tsx';
import { classStepNames, type ClassSteps } from '../state/classSteps.ts';
import { navigate } from '../state/navigation.ts';
import { updateClassSteps } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { classIntents } from './classDraft.ts';
import { RosterActions } from './RosterActions.tsx';
import { countOf } from './rosterDraft.ts';
import { RosterProblem } from './RosterProblem.tsx';
import { useSaveRoster } from './useSaveRoster.ts';

type StepBarProps = Readonly<{
  steps: ClassSteps;
  students: readonly StudentProducts[];
  /** What stands in the place of Next on the last step. */
  last?: ReactNode;
}>;

/** What is not saved yet, and the way back and on. */
export function StepBar({ steps: { classId, step, draft, roster }, students, last }: StepBarProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const count = classIntents(students, draft).length;
  const isRosterAltered = countOf(roster) > 0;
  const saving = useSaveRoster(classId, roster);
  const at = classStepNames.indexOf(step);
  const [before, next] = [classStepNames[at - 1], classStepNames[at + 1]];
  return (
    <>
      <RosterProblem {...saving} />
      <ActionFoot>
        {isRosterAltered && <RosterActions draft={roster} {...saving} />}
        <div className="action-row">
          <Button kind="quiet" onClick={() => navigate(store, { screen: 'class', classId })}>
            {say('common.cancel')}
          </Button>
          <output className="small">{(count > 0 || !isRosterAltered) && say('steps.unsaved', { count })}</output>
          {before !== undefined && (
            <Button onClick={() => updateClassSteps(store, classId, { step: before })}>{say('steps.back')}</Button>
          )}
          {next !== undefined && (
            <Button
              kind={isRosterAltered ? 'plain' : 'primary'}
              onClick={() => updateClassSteps(store, classId, { step: next })}
            >
              {say('steps.next')}
            </Button>
          )}
          {last}
        </div>
      </ActionFoot>
    </>
  );
}
