import type { ReactNode } from 'react';
import type { ClassDetails } from '../../shared/contract/view.ts';
import { ManagedNote } from '../roster-sync/ManagedNote.tsx';
import { gradesText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';

/** What the roster says of the class, and who keeps it. */
export function DetailsStep({ shown }: Readonly<{ shown: ClassDetails }>): ReactNode {
  const say = useSay();
  const { managedBy } = shown;
  const facts = [
    ['name', shown.title],
    ['grades', gradesText(say, shown.grades) || say('steps.grades.none')],
    ['teachers', shown.teacherNames.join(', ') || say('classes.noTeacher')],
    ['school', shown.orgName],
    ['terms', shown.terms.join(', ') || say('steps.terms.none')],
    ['size', String(shown.students)],
    ['source', say(`source.${managedBy?.source ?? 'manual'}`)],
  ] as const;
  return (
    <>
      {managedBy !== null && <ManagedNote {...managedBy} about="class" />}
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
