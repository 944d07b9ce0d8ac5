import type { ParamsOf, ResultOf } from '../../../shared/contract/ipcService.ts';
import { MOST_AT_ONCE } from '../../../shared/contract/peopleList.ts';
import type { Sql } from '../store/sqlite.ts';
import { placesOf, placesOfClass, placesOfRole, type Places } from './listPlaces.ts';

/** `people.ids`: who stands in a part of a list, by the list's own filter and in its own order. */
export function readPeopleIds(sql: Sql, asked: ParamsOf<'people.ids'>): ResultOf<'people.ids'> {
  const { ids, ...count } = placesIn(sql, asked);
  return { ...count, ids: [...ids] };
}

function placesIn(sql: Sql, { from, whole, offset, limit }: ParamsOf<'people.ids'>): Places {
  const page = { offset, limit, ...(whole ? { most: MOST_AT_ONCE } : {}) };
  switch (from.list) {
    case 'class':
      return placesOfClass(sql, { ...from, ...page });
    case 'students':
      return placesOf(sql, 'student', { ...from, ...page });
    case 'educators':
      return from.role === null
        ? placesOf(sql, 'educator', { ...from, ...page })
        : placesOfRole(sql, from.role, { ...from, ...page });
  }
}
