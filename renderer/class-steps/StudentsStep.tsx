import { useMemo, type ReactNode } from 'react';
import type { ClassDetails, PersonRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useFilter } from '../classes/useFilter.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { gradeText } from '../app/grades.ts';
import { useSay, type Say } from '../app/text.tsx';
import type { ClassSteps } from '../state/classSteps.ts';
import { updateRosterDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { AddStudents } from './AddStudents.tsx';
import { leavingToggled, type RosterDraft } from './rosterDraft.ts';
import { RosterNote, useRosterLock } from './RosterNote.tsx';

/** Who is in the class, found by typing; who joins and who leaves, where the roster is kept by hand. */
export function StudentsStep({ shown, steps }: Readonly<{ shown: ClassDetails; steps: ClassSteps }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { roster } = steps;
  const lock = useRosterLock(shown);
  const canEdit = lock === null;
  const filter = useFilter();
  const rows = usePagedRows('classes.students', { classId: shown.id, text: filter.text });
  const columns = useMemo(() => {
    const toggle = (userId: PersonRow['userId']): void =>
      updateRosterDraft(store, shown.id, (draft) => leavingToggled(draft, userId));
    return [...columnsOf(say), ...(canEdit ? [leaveColumn(say, roster, toggle)] : [])];
  }, [say, store, shown.id, canEdit, roster]);
  return (
    <>
      <RosterNote shown={shown} lock={lock} />
      {canEdit && <AddStudents shown={shown} draft={roster} />}
      <div className="toolbar">
        <SearchField
          label={say('students.filter')}
          hint={say('students.filter')}
          clearLabel={say('students.filter.clear')}
          value={filter.text}
          onChange={filter.setText}
        />
        <output className="small">
          {rows.total !== null &&
            say(rows.isFiltered ? 'students.countFound' : 'students.count', { count: rows.total })}
        </output>
      </div>
      <div className="card fill">
        {rows.total !== null && rows.total > 0 && (
          <PagedGrid
            label={say('steps.students.list')}
            className={canEdit ? 'step-students can-edit' : 'step-students'}
            columns={columns}
            total={rows.total}
            rowAt={rows.rowAt}
            rowKey={personKey}
            loadingText={say('students.loading')}
            onWindow={rows.onWindow}
            resetKey={filter.text}
            place={filter.place}
            onLeave={filter.onLeave}
            onEnter={() => undefined}
          />
        )}
      </div>
    </>
  );
}

const personKey = (row: PersonRow): string => row.userId;

function columnsOf(say: Say): readonly GridColumn<PersonRow>[] {
  return [
    {
      id: 'student',
      header: say('students.column.student'),
      render: (row) => (
        <b>
          <bdi>{say('person.name', { family: row.familyName, given: row.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'grade', header: say('students.column.grade'), render: (row) => gradeText(say, row.grade) },
  ];
}

function leaveColumn(
  say: Say,
  { leaving }: RosterDraft,
  onToggle: (userId: PersonRow['userId']) => void,
): GridColumn<PersonRow> {
  return {
    id: 'leave',
    header: say('students.column.actions'),
    headerHidden: true,
    render: ({ userId, givenName, familyName }) => {
      const isLeaving = leaving.has(userId);
      const name = say('person.fullName', { given: givenName, family: familyName });
      return (
        <span className="leave">
          {isLeaving && <span className="small">{say('steps.students.leaving')}</span>}
          <button
            type="button"
            className="button plain compact"
            tabIndex={-1}
            aria-label={say(isLeaving ? 'steps.students.stayOf' : 'steps.students.leaveOf', { name })}
            onClick={() => onToggle(userId)}
          >
            {say(isLeaving ? 'steps.students.stay' : 'steps.students.leave')}
          </button>
        </span>
      );
    },
  };
}
