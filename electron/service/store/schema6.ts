import type { Class, RowOf, User } from '../../../shared/contract/rows.ts';
import { baseIndexes, createBaseTables, putRows } from './baseSql.ts';
import { derivedSteps } from './derived/buildDerived.ts';
import { addSearchKeys } from './derived/searchKeys.ts';
import { derivedTables, type DerivedName } from './derived/derivedTables.ts';
import { addMemberships } from './derived/memberships.ts';
import { searchedIn } from './derived/searchedIn.ts';
import type { Sql } from './sqlite.ts';

/**
 * Version 6: search, places in long lists, and counts of each org, kept beside the roster. The roster of a store in use
 * is carried over as it is, for an upgrade may find no network.
 */
export function schema6(sql: Sql): void {
  const generation = sql.get<{ generation: number }>('SELECT generation FROM device')?.generation ?? 0;
  for (const table of REBUILT) sql.exec(`ALTER TABLE ${table} RENAME TO was_${table}`);
  createBaseTables(sql, '', NAMES);
  carryOver<UserRow>(sql, 'users', (rows) => putAll(sql, 'users', rows.map(toUser)));
  carryOver<ClassRow>(sql, 'classes', (rows) => putAll(sql, 'classes', rows.map(toClass)));
  for (const table of REBUILT) sql.exec(`DROP TABLE was_${table}`);
  for (const { statement } of baseIndexes('', generation, NAMES)) sql.exec(statement);
  for (const step of derivedSteps(sql, '')) step();
}

const REBUILT = ['users', 'classes', 'user_orgs', 'org_people'] as const;
const NAMES = ['users', 'classes', ...(Object.keys(derivedTables) as DerivedName[])] as const;

function putAll<T extends 'users' | 'classes'>(sql: Sql, table: T, rows: readonly RowOf<T>[]): void {
  addSearchKeys(sql, '', searchedIn(table, rows, putRows(sql, '', table, rows)));
  if (table === 'users') addMemberships(sql, '', rows as readonly User[]);
}

const PIECE = 500;

function carryOver<Row extends object>(
  sql: Sql,
  table: 'users' | 'classes',
  put: (rows: readonly Row[]) => void,
): void {
  let last = 0;
  for (;;) {
    const rows = sql.all<Row & { place: number }>(
      `SELECT rowid AS place, * FROM was_${table} WHERE rowid > ? ORDER BY rowid LIMIT ${PIECE}`,
      [last],
    );
    if (rows.length === 0) return;
    put(rows);
    last = rows[rows.length - 1]?.place ?? Infinity;
  }
}

type UserRow = Readonly<{
  id: User['id'];
  given_name: string;
  family_name: string;
  role: User['role'];
  grade: User['grade'];
  org_ids: string;
  status: User['status'];
  roster_source: User['rosterSource'];
}>;

function toUser(row: UserRow): User {
  const { id, role, grade, status } = row;
  const orgIds = JSON.parse(row.org_ids) as User['orgIds'];
  const names = { givenName: row.given_name, familyName: row.family_name };
  return { id, ...names, role, grade, orgIds, status, rosterSource: row.roster_source };
}

type ClassRow = Readonly<{
  id: Class['id'];
  title: string;
  org_id: Class['orgId'];
  class_type: Class['classType'];
  grades: string;
  session_ids: string;
}>;

function toClass(row: ClassRow): Class {
  const { id, title } = row;
  const grades = JSON.parse(row.grades) as Class['grades'];
  const sessionIds = JSON.parse(row.session_ids) as Class['sessionIds'];
  return { id, title, orgId: row.org_id, classType: row.class_type, grades, sessionIds };
}
