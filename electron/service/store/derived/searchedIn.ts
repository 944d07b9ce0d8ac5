import type { RowOf, TableName } from '../../../../shared/contract/rows.ts';
import { foldName } from '../foldName.ts';
import { KIND } from './derivedTables.ts';
import { sortName } from './memberships.ts';
import type { Named } from './searchKeys.ts';

/** What search finds of rows that were just written, the first of them as number `first`. Who left comes in later. */
export function searchedIn<T extends TableName>(table: T, rows: readonly RowOf<T>[], first: number): readonly Named[] {
  if (table === 'classes') {
    const classes = rows as readonly RowOf<'classes'>[];
    return classes.map((row, index) => ({ kind: KIND.class, name: foldName(row.title), n: first + index }));
  }
  if (table !== 'users') return [];
  return (rows as readonly RowOf<'users'>[]).flatMap((row, index) => {
    if (row.status !== 'active') return [];
    const kind = row.role === 'student' ? KIND.student : KIND.educator;
    return [{ kind, name: sortName(row), n: first + index }];
  });
}
