import { useMemo, type ReactNode } from 'react';
import type { ClassDetails, PersonRow } from '../../shared/contract/view.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useFilter } from '../classes/useFilter.ts';
import { ManagedNote } from '../roster-sync/ManagedNote.tsx';
import { usePagedRows } from '../state/usePagedRows.ts';
import { gradeText } from '../app/grades.ts';
import { useSay, type Say } from '../app/text.tsx';

/** Who is in the class, found by typing. */
export function StudentsStep({ shown }: Readonly<{ shown: ClassDetails }>): ReactNode {
  const say = useSay();
  const filter = useFilter();
  const rows = usePagedRows('classes.students', { classId: shown.id, text: filter.text });
  const columns = useMemo(() => columnsOf(say), [say]);
  return (
    <>
      {shown.managedBy !== null && <ManagedNote {...shown.managedBy} about="class" />}
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
            className="step-students"
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
