import type { EducatorRow } from '../../shared/contract/view.ts';
import type { MenuPlace } from '../components/menuPlace.ts';
import type { useFilter } from '../classes/useFilter.ts';
import type { SelectedPeople } from '../bulk/useRowSelection.ts';
import type { Sorting } from '../classes/useOrder.tsx';
import type { PagedRows } from '../state/usePagedRows.ts';

/** Educators to be shown in some layout. */
export type EducatorPages = Readonly<{
  rows: PagedRows<EducatorRow>;
  total: number;
  filter: ReturnType<typeof useFilter>;
  sorting: Sorting<'name' | 'role' | 'school'>;
  resetKey: string;
  /** Are several schools shown, so that an educator has to say which is theirs? */
  withSchool: boolean;
  /** Educators can be selected where they are a list. */
  selected: SelectedPeople;
}>;

/** What every layout is given. */
export type EducatorsProps = EducatorPages &
  Readonly<{
    /** The three dots of one educator. */
    onMore: (row: EducatorRow, at: MenuPlace) => void;
    /** A menu at a row of the list, which is about everybody selected when the row is among them. */
    onMenu: (row: EducatorRow, at: MenuPlace) => void;
    onOpen: (row: EducatorRow) => void;
  }>;
