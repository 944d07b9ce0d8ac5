import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { ClassView } from '../../shared/contract/view.ts';
import { Breadcrumb } from '../components/Breadcrumb.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useListCsv } from '../app/useListCsv.ts';
import { studentCsv } from './studentColumns.tsx';
import { ClassGone } from './ClassGone.tsx';
import { StudentList } from './StudentList.tsx';
import { useFilter } from './useFilter.ts';
import { useOrder } from './useOrder.tsx';
import './Classes.css';

/** One class and its students. */
export function ClassScreen({ classId }: Readonly<{ classId: ClassId }>): ReactNode {
  const say = useSay();
  const { value: shown, failure } = useQuery('classes.get', { classId });
  if (shown === null) return <ClassGone />;
  return (
    <div className="screen">
      <Breadcrumb to={{ screen: 'classes' }} parent={say('classes.title')} here={shown?.title ?? '\u00a0'} />
      <div className="screen-head">
        <div>
          <ScreenTitle>{shown?.title ?? '\u00a0'}</ScreenTitle>
          <p className="small">{shown ? <bdi>{subtitle(shown)}</bdi> : '\u00a0'}</p>
        </div>
        <RouteLink className="button" to={{ screen: 'classSteps', classId }}>
          <Pencil className="icon" aria-hidden="true" />
          {say('class.edit')}
        </RouteLink>
      </div>
      {shown === undefined && failure !== null && <FailureNote failure={failure} />}
      <Students classId={classId} title={shown?.title ?? ''} />
    </div>
  );

  function subtitle({ teacherNames, students, orgName }: ClassView): string {
    return teacherNames.length === 0
      ? say('class.subNoTeacher', { students, school: orgName })
      : say('class.sub', { teachers: teacherNames.join(', '), students, school: orgName });
  }
}

function Students({ classId, title }: Readonly<{ classId: ClassId; title: string }>): ReactNode {
  const say = useSay();
  const filter = useFilter();
  const sorting = useOrder(['name', 'grade'], filter);
  const { order } = sorting;
  const filters = { classId, text: filter.text, order };
  const rows = usePagedRows('classes.students', filters);
  useListCsv({ method: 'classes.students', filters, name: title, columns: studentCsv(say) });
  return (
    <StudentList
      label={title}
      rows={rows}
      list={{ list: 'class', ...filters }}
      filter={filter}
      sorting={sorting}
      resetKey={`${classId} ${filter.text} ${order.by} ${order.descending}`}
      emptyTitle={say('class.empty.title')}
      emptyBody={say('class.empty.body', { title })}
    />
  );
}
