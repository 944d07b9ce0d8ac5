import { IdCard, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { SelectionBar } from '../bulk/SelectionBar.tsx';
import { useRowSelection } from '../bulk/useRowSelection.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useHasSchools } from '../components/useHasSchools.ts';
import { useShownOrg } from '../components/useShownOrg.ts';
import { useFilter } from '../classes/useFilter.ts';
import type { PeopleList } from '../../shared/contract/peopleList.ts';
import { openManageMany } from '../state/dialogs.ts';
import { useOrder } from '../classes/useOrder.tsx';
import type { EducatorView } from '../state/educatorView.ts';
import { showEducators } from '../state/showEducators.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { SaveCsvButton } from '../app/SaveCsvButton.tsx';
import { useSay } from '../app/text.tsx';
import { useListCsv } from '../app/useListCsv.ts';
import { EducatorCollection } from './EducatorCollection.tsx';
import { educatorCsv } from './EducatorGrid.tsx';
import { RoleFilter } from './RoleFilter.tsx';

/** Educators to be filtered by typing and by role, with what stands in their place when there are none. */
export function Educators({ view }: Readonly<{ view: EducatorView }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const filter = useFilter();
  const withSchool = useHasSchools() && orgId === null;
  const sorting = useOrder(['name', 'role', 'school'], filter);
  const { order } = sorting;
  const filters = { orgId, role: view.role, text: filter.text, order };
  const rows = usePagedRows('educators.list', filters);
  const list: PeopleList = { list: 'educators', ...filters };
  const selected = useRowSelection(list);
  const isList = view.layout === 'list';
  const school = org?.name ?? say('school.all');
  const name = say('list.csv.name', { list: say('users.title'), place: school });
  useListCsv({ method: 'educators.list', filters, name, columns: educatorCsv(say) });
  const { total, failure } = rows;
  const isNarrowed = rows.isFiltered || view.role !== null;
  const showAll = (): void => {
    filter.setText('');
    showEducators(store, { role: null });
  };
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={say('users.filter')}
          hint={say('users.filter.hint')}
          clearLabel={say('students.filter.clear')}
          value={filter.text}
          onChange={filter.setText}
        />
        <RoleFilter role={view.role} onChange={(role) => showEducators(store, { role })} />
        <output className="small">
          {total !== null && say(isNarrowed ? 'users.countFound' : 'users.count', { count: total })}
        </output>
        <SaveCsvButton />
      </div>
      {total === null && failure !== null && <FailureNote failure={failure} />}
      <div className={isList || total === 0 ? 'card fill selectable' : 'fill users-fill'}>
        {total === 0 && !isNarrowed && (
          <EmptyState icon={<IdCard />} title={say('users.empty.title')} body={say('users.empty.body', { school })} />
        )}
        {total === 0 && isNarrowed && (
          <EmptyState
            icon={<SearchX />}
            title={filter.text === '' ? say('users.noneOfRole.title') : say('users.none.title', { text: filter.text })}
            body={say(filter.text === '' ? 'users.noneOfRole.body' : 'users.none.body')}
          >
            <Button onClick={showAll}>{say('users.none.clear')}</Button>
          </EmptyState>
        )}
        {total !== null && total > 0 && (
          <EducatorCollection
            layout={view.layout}
            rows={rows}
            total={total}
            filter={filter}
            sorting={sorting}
            withSchool={withSchool}
            selected={selected}
            resetKey={`${orgId} ${view.role} ${filter.text} ${order.by} ${order.descending}`}
          />
        )}
        {isList && selected.ids.size > 0 && (
          <SelectionBar
            list={list}
            selected={selected}
            onManage={() => openManageMany(store, 'educator', [...selected.ids])}
          />
        )}
      </div>
    </>
  );
}
