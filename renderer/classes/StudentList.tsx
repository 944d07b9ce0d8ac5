import { SearchX, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PeopleList } from '../../shared/contract/peopleList.ts';
import type { PersonRow } from '../../shared/contract/view.ts';
import { SelectionBar } from '../bulk/SelectionBar.tsx';
import { useRowSelection } from '../bulk/useRowSelection.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { openManageMany } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import type { PagedRows } from '../state/usePagedRows.ts';
import { SaveCsvButton } from '../app/SaveCsvButton.tsx';
import { useSay } from '../app/text.tsx';
import { StudentGrid } from './StudentGrid.tsx';
import type { useFilter } from './useFilter.ts';
import type { Sorting } from './useOrder.tsx';

type StudentListProps = Readonly<{
  /** What the list is, for screen readers. */
  label: string;
  rows: PagedRows<PersonRow>;
  /** Whom the rows are of. */
  list: PeopleList;
  filter: ReturnType<typeof useFilter>;
  sorting: Sorting<'name' | 'grade'>;
  resetKey: string;
  emptyTitle: string;
  emptyBody: string;
}>;

/** Students to be filtered by typing, with what stands in the list's place when there are none. */
export function StudentList({ label, rows, list, filter, sorting, resetKey, ...props }: StudentListProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const selected = useRowSelection(list);
  const { total, isFiltered, failure } = rows;
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={say('students.filter')}
          hint={say('students.filter')}
          clearLabel={say('students.filter.clear')}
          value={filter.text}
          onChange={filter.setText}
        />
        <output className="small">
          {total !== null && say(isFiltered ? 'students.countFound' : 'students.count', { count: total })}
        </output>
        <SaveCsvButton />
      </div>
      {total === null && failure !== null && <FailureNote failure={failure} />}
      <div className="card fill selectable">
        {total === 0 && !isFiltered && <EmptyState icon={<Users />} title={props.emptyTitle} body={props.emptyBody} />}
        {total === 0 && isFiltered && (
          <EmptyState
            icon={<SearchX />}
            title={say('students.none.title', { text: filter.text })}
            body={say('students.none.body')}
          >
            <Button onClick={() => filter.setText('')}>{say('students.none.clear')}</Button>
          </EmptyState>
        )}
        {total !== null && total > 0 && (
          <StudentGrid
            label={label}
            rows={rows}
            total={total}
            filter={filter}
            sorting={sorting}
            resetKey={resetKey}
            selected={selected}
          />
        )}
        {selected.ids.size > 0 && (
          <SelectionBar
            list={list}
            selected={selected}
            onManage={() => openManageMany(store, 'student', [...selected.ids])}
          />
        )}
      </div>
    </>
  );
}
