import type { ReactNode } from 'react';
import { useShownOrg } from '../components/useShownOrg.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useSay } from '../app/text.tsx';
import { useListCsv } from '../app/useListCsv.ts';
import { studentCsv } from './studentColumns.tsx';
import { StudentList } from './StudentList.tsx';
import { useFilter } from './useFilter.ts';
import { useOrder } from './useOrder.tsx';

/** All students of the school shown, as one list. */
export function AllStudents(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const filter = useFilter();
  const sorting = useOrder(['name', 'grade'], filter);
  const { order } = sorting;
  const filters = { orgId, text: filter.text, order };
  const rows = usePagedRows('students.list', filters);
  const school = org?.name ?? say('school.all');
  const name = say('list.csv.name', { list: say('classes.tab.students'), place: school });
  useListCsv({ method: 'students.list', filters, name, columns: studentCsv(say) });
  return (
    <StudentList
      label={say('classes.tab.students')}
      rows={rows}
      list={{ list: 'students', ...filters }}
      filter={filter}
      sorting={sorting}
      resetKey={`${orgId} ${filter.text} ${order.by} ${order.descending}`}
      emptyTitle={say('students.empty.title')}
      emptyBody={say('students.empty.body', { school })}
    />
  );
}
