import { Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ClassDetails } from '../../shared/contract/view.ts';
import { SearchField } from '../components/SearchField.tsx';
import { updateRosterDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { joined, notJoining, type RosterDraft } from './rosterDraft.ts';

type AddStudentsProps = Readonly<{ shown: ClassDetails; draft: RosterDraft }>;

const SHOWN = 6;

/** Students of the school who are put into the class: found by typing, and listed until they are saved. */
export function AddStudents({ shown, draft }: AddStudentsProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const [text, setText] = useState('');
  const nameOf = (person: Readonly<{ givenName: string; familyName: string }>): string =>
    say('person.fullName', { given: person.givenName, family: person.familyName });
  return (
    <section className="card add-students" aria-label={say('steps.students.add')}>
      <h2>{say('steps.students.add')}</h2>
      <SearchField
        label={say('steps.students.find')}
        hint={say('steps.students.find')}
        clearLabel={say('students.filter.clear')}
        value={text}
        onChange={setText}
      />
      {text.trim() !== '' && (
        <Found
          shown={shown}
          text={text}
          draft={draft}
          onAdded={() => {
            setText('');
          }}
        />
      )}
      {draft.joining.length > 0 && (
        <ul className="joining" aria-label={say('steps.students.joining')}>
          {draft.joining.map((person) => (
            <li key={person.userId}>
              <Plus className="icon" aria-hidden="true" />
              <span>
                <bdi>{nameOf(person)}</bdi> <span className="small">{gradeText(say, person.grade)}</span>
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={say('steps.students.notAdd', { name: nameOf(person) })}
                onClick={() => updateRosterDraft(store, shown.id, (now) => notJoining(now, person.userId))}
              >
                <X className="icon" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type FoundProps = AddStudentsProps & Readonly<{ text: string; onAdded: () => void }>;

function Found({ shown, text, draft, onAdded }: FoundProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: found } = useQuery('people.search', { orgId: shown.orgId, text, limit: SHOWN, role: 'student' });
  const { value: inClass } = useQuery('classes.students', { classId: shown.id, text, offset: 0, limit: 500 });
  if (found === undefined || inClass === undefined) return null;
  const there = new Set([...inClass.rows, ...draft.joining].map(({ userId }) => userId));
  if (found.length === 0) return <output className="small">{say('steps.students.nobody')}</output>;
  return (
    <ul className="found-students" aria-label={say('steps.students.found')}>
      {found.map((person) => {
        const name = say('person.fullName', { given: person.givenName, family: person.familyName });
        const isThere = there.has(person.userId);
        return (
          <li key={person.userId}>
            <button
              type="button"
              className="found-student"
              aria-disabled={isThere || undefined}
              onClick={() => {
                if (isThere) return;
                updateRosterDraft(store, shown.id, (now) => joined(now, person));
                onAdded();
              }}
            >
              <bdi>{name}</bdi>
              <span className="small">{isThere ? say('steps.students.there') : gradeText(say, person.grade)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
