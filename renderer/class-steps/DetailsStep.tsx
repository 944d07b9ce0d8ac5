import type { ReactNode } from 'react';
import type { ClassDetails } from '../../shared/contract/view.ts';
import { Field } from '../components/Field.tsx';
import type { ClassSteps } from '../state/classSteps.ts';
import { updateRosterDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { gradesText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { renamed } from './rosterDraft.ts';
import { RosterNote, useRosterLock } from './RosterNote.tsx';

type DetailsStepProps = Readonly<{ shown: ClassDetails; steps: ClassSteps }>;

/** What the roster says of the class, and who keeps it; its name can be altered where the roster is kept by hand. */
export function DetailsStep({ shown, steps: { roster } }: DetailsStepProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const lock = useRosterLock(shown);
  const facts = [
    ...(lock === null ? [] : [['name', shown.title] as const]),
    ['grades', gradesText(say, shown.grades) || say('steps.grades.none')],
    ['teachers', shown.teacherNames.join(', ') || say('classes.noTeacher')],
    ['school', shown.orgName],
    ['terms', shown.terms.join(', ') || say('steps.terms.none')],
    ['size', String(shown.students)],
    ['source', say(`source.${shown.managedBy?.source ?? 'manual'}`)],
  ] as const;
  return (
    <>
      <RosterNote shown={shown} lock={lock} />
      {lock === null && (
        <div className="card class-name">
          <Field
            label={say('steps.name')}
            maxLength={200}
            autoComplete="off"
            value={roster.name?.title ?? shown.title}
            error={roster.name?.title.trim() === '' ? say('steps.name.empty') : null}
            onChange={(title) => updateRosterDraft(store, shown.id, (draft) => renamed(draft, shown, title))}
          />
        </div>
      )}
      <dl className="card class-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{say(`steps.${name}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
