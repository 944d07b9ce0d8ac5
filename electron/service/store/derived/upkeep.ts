import type { ChangesResponse } from '../../../../shared/contract/pull.ts';
import type { Sql } from '../sqlite.ts';
import { countInClasses, seatsOf } from './classCounts.ts';
import { countInOrgs, rebuildOrgAbove, recountOrgs } from './orgCounts.ts';
import { countAtMarks } from './listMarks.ts';
import { addMemberships, dropMemberships, listLeavers, unlistLeavers } from './memberships.ts';
import { addSearchKeys, dropSearchKeys, listedPeople, namedClasses } from './searchKeys.ts';

/** Rows of a delta that are new or stand elsewhere now, and those that go. */
export type Moving = Pick<ChangesResponse, 'rows' | 'gone'>;

/**
 * Takes what a delta moves (news.ts) out of everything that is computed from the base tables; what it answers puts it in again
 * once the rows are written. Both cost in proportion to the delta. Part of the caller's transaction.
 */
export function beginUpkeep(sql: Sql, delta: Moving): () => void {
  const who = alteredBy(sql, delta);
  const { people, classes } = who;
  const seats = seatsOf(sql, delta);
  if (seats.length > 0) countInClasses(sql, -1, seats);
  const arePeople = people.length + classes.length > 0;
  if (arePeople) {
    countInOrgs(sql, '', -1, who);
    countAtMarks(sql, -1, who);
    dropSearchKeys(sql, [...listedPeople(sql, '', people), ...namedClasses(sql, classes)]);
    dropMemberships(sql, [...delta.rows.users.map((user): string => user.id), ...delta.gone.users]);
    unlistLeavers(sql, people);
  }
  return () => {
    const orgsAltered = delta.rows.orgs.length + delta.gone.orgs.length > 0;
    if (orgsAltered) rebuildOrgAbove(sql, '');
    if (seats.length > 0) countInClasses(sql, 1, seats);
    if (arePeople) {
      addMemberships(sql, '', delta.rows.users);
      listLeavers(sql, '', people);
      addSearchKeys(sql, '', [...listedPeople(sql, '', people), ...namedClasses(sql, classes)]);
      countAtMarks(sql, 1, who);
    }
    if (orgsAltered) recountOrgs(sql, '');
    else if (arePeople) countInOrgs(sql, '', 1, who);
  };
}

type Altered = Readonly<{ people: readonly string[]; classes: readonly string[] }>;

function alteredBy(sql: Sql, { rows, gone }: Moving): Altered {
  const users = [...rows.users.map((user): string => user.id), ...gone.users];
  const lost = namesOf(sql, 'SELECT user_id AS id FROM assignments WHERE id IN (SELECT value FROM json_each(?))', [
    ...gone.assignments,
    // A license may have gone over to somebody else.
    ...rows.assignments.map((held): string => held.id),
  ]);
  const lanes = [...new Set([...lost, ...rows.assignments.map((held): string => held.userId)])];
  // Whether somebody who left is listed depends on their licenses.
  const leavers = namesOf(
    sql,
    "SELECT id FROM users WHERE status <> 'active' AND id IN (SELECT value FROM json_each(?))",
    lanes,
  );
  return {
    people: [...new Set([...users, ...leavers])],
    classes: [...new Set([...rows.classes.map((row): string => row.id), ...gone.classes])],
  };
}

function namesOf(sql: Sql, statement: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  return sql.all<{ id: string }>(statement, [JSON.stringify(ids)]).map(({ id }) => id);
}
