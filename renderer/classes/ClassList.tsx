import { EllipsisVertical, SearchX, Users } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import type { ClassView } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import type { GridColumn } from '../components/GridRow.tsx';
import type { MenuPlace } from '../components/menuPlace.ts';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useHasSchools } from '../components/useHasSchools.ts';
import { useShownOrg } from '../components/useShownOrg.ts';
import { navigate, selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { gradesText } from '../app/grades.ts';
import { useSay, type Say } from '../app/text.tsx';
import { SaveCsvButton } from '../app/SaveCsvButton.tsx';
import { useListCsv, type CsvColumn } from '../app/useListCsv.ts';
import { useRowMenu } from '../app/useRowMenu.tsx';
import { useFilter } from './useFilter.ts';
import { useOrder, type Sorting } from './useOrder.tsx';

/** The classes of the school shown. */
export function ClassList(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const filter = useFilter();
  const sorting = useOrder(['title', 'grade', 'school', 'students'], filter);
  const { order } = sorting;
  const filters = { orgId, text: filter.text, order };
  const { total, isFiltered, rowAt, onWindow, failure } = usePagedRows('classes.list', filters);
  const school = org?.name ?? say('school.all');
  const name = say('list.csv.name', { list: say('classes.tab.classes'), place: school });
  useListCsv({ method: 'classes.list', filters, name, columns: classCsv(say) });
  const withSchool = useHasSchools() && orgId === null;
  const { open: showMenu, menu } = useRowMenu();
  const openMenu = useCallback((of: ClassView, at: MenuPlace) => showMenu({ kind: 'class', of }, at), [showMenu]);
  const columns = useMemo(() => classColumns(say, sorting, withSchool, openMenu), [say, sorting, withSchool, openMenu]);
  const open = (row: ClassView): void => navigate(store, { screen: 'class', classId: row.id });
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={say('classes.filter')}
          hint={say('classes.filter.hint')}
          clearLabel={say('students.filter.clear')}
          value={filter.text}
          onChange={filter.setText}
        />
        <output className="small">
          {total !== null && say(isFiltered ? 'classes.countFound' : 'classes.count', { count: total })}
        </output>
        <SaveCsvButton />
      </div>
      {total === null && failure !== null && <FailureNote failure={failure} />}
      <div className="card fill">
        {total === 0 && !isFiltered && (
          <EmptyState
            icon={<Users />}
            title={say('classes.empty.title')}
            body={say('classes.empty.body', { school })}
          />
        )}
        {total === 0 && isFiltered && (
          <EmptyState
            icon={<SearchX />}
            title={say('classes.none.title', { text: filter.text })}
            body={say('classes.none.body')}
          >
            <Button onClick={() => filter.setText('')}>{say('classes.none.clear')}</Button>
          </EmptyState>
        )}
        {total !== null && total > 0 && (
          <PagedGrid
            label={say('classes.tab.classes')}
            className={withSchool ? 'class-grid with-school' : 'class-grid'}
            columns={columns}
            total={total}
            rowAt={rowAt}
            rowKey={classKey}
            loadingText={say('students.loading')}
            onWindow={onWindow}
            resetKey={`${orgId} ${filter.text} ${order.by} ${order.descending}`}
            place={filter.place}
            onLeave={filter.onLeave}
            onEnter={open}
            onClick={open}
            onMenu={openMenu}
          />
        )}
      </div>
      {menu}
    </>
  );
}

const classKey = (row: ClassView): string => row.id;

type ClassSorting = Sorting<'title' | 'grade' | 'school' | 'students'>;

function classColumns(
  say: Say,
  { head }: ClassSorting,
  withSchool: boolean,
  onMore: (row: ClassView, at: HTMLElement) => void,
): readonly GridColumn<ClassView>[] {
  return [
    {
      id: 'class',
      ...head('title', say('classes.column.class')),
      render: (row) => (
        <RouteLink className="row-link" to={{ screen: 'class', classId: row.id }} tabIndex={-1}>
          <bdi>{row.title}</bdi>
        </RouteLink>
      ),
    },
    { id: 'grade', ...head('grade', say('classes.column.grade')), render: (row) => gradesText(say, row.grades) },
    { id: 'teacher', header: say('classes.column.teacher'), render: (row) => teachers(say, row) },
    ...(withSchool
      ? [
          {
            id: 'school',
            ...head('school', say('classes.column.school')),
            render: (row: ClassView) => <bdi title={row.orgName}>{row.orgName}</bdi>,
          },
        ]
      : []),
    { id: 'students', ...head('students', say('classes.column.students')), render: (row) => row.students },
    {
      id: 'actions',
      header: say('students.column.actions'),
      headerHidden: true,
      render: (row) => (
        <button
          type="button"
          className="icon-button"
          aria-haspopup="menu"
          tabIndex={-1}
          aria-label={say('class.more', { title: row.title })}
          onClick={(event) => onMore(row, event.currentTarget)}
        >
          <EllipsisVertical className="icon" aria-hidden="true" />
        </button>
      ),
    },
  ];
}

function classCsv(say: Say): readonly CsvColumn<ClassView>[] {
  return [
    [say('classes.column.class'), (row) => row.title],
    [say('classes.column.grade'), (row) => gradesText(say, row.grades)],
    [say('classes.column.teacher'), (row) => row.teacherNames.join('; ')],
    [say('classes.column.school'), (row) => row.orgName],
    [say('classes.column.students'), (row) => String(row.students)],
  ];
}

function teachers(say: Say, { teacherNames }: ClassView): ReactNode {
  const [first, ...others] = teacherNames;
  if (first === undefined) return <span className="small">{say('classes.noTeacher')}</span>;
  return (
    <bdi title={teacherNames.join(', ')}>
      {others.length === 0 ? first : say('classes.moreTeachers', { first, count: others.length })}
    </bdi>
  );
}
