import { createBaseTables } from './baseSql.ts';
import { recountPeople } from './orgPeople.ts';
import type { Sql } from './sqlite.ts';

/** Version 3: the people of each org, counted when the roster alters. */
export function schema3(sql: Sql): void {
  createBaseTables(sql, '', ['orgPeople']);
  recountPeople(sql, '');
}
