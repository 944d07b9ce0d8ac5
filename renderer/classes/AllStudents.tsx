import type { ReactNode } from 'react';
import { useShownOrg } from '../components/useShownOrg.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useSay } from '../app/text.tsx';
import { StudentList } from './StudentList.tsx';
import { useFilter } from './useFilter.ts';

/** All students of the school shown, as one list. */
export function AllStudents(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const filter = useFilter();
  const rows = usePagedRows('students.list', { orgId, text: filter.text });
  return (
    <StudentList
      label={say('classes.tab.students')}
      rows={rows}
      list={{ list: 'students', orgId, text: filter.text }}
      filter={filter}
      resetKey={`${orgId} ${filter.text}`}
      emptyTitle={say('students.empty.title')}
      emptyBody={say('students.empty.body', { school: org?.name ?? say('school.all') })}
    />
  );
}
