import { sql, type RawBuilder } from 'kysely';
import type { TableName } from '../../shared/contract/rows.ts';
import type { Reach, Sight } from './sight.ts';

type Condition = RawBuilder<boolean>;

/** May the reader see this row? The only place that says so; aliases as in `rowSql`. */
export function isInSight(table: TableName, sight: Sight): Condition {
  const { districtId, reach } = sight;
  switch (table) {
    case 'academicSessions':
      return sql`s.district_id = ${districtId}`;
    case 'products':
      return sql`p.district_id = ${districtId}`;
    case 'orgs':
      return reach.kind === 'district' ? sql`o.district_id = ${districtId}` : isOrgInSight(sight, sql.ref('o.id'));
    case 'pools':
      return reach.kind === 'district' ? sql`l.district_id = ${districtId}` : isOrgInSight(sight, sql.ref('l.org_id'));
    case 'users':
      return reach.kind === 'district' ? sql`u.district_id = ${districtId}` : isPersonInSight(sight, sql.ref('u.id'));
    case 'assignments':
      return isLaneInSight(sight, 'a');
    case 'waiting':
      // Only who waits still; how a wait ended is asked for one by one.
      return sql`w.state = 'waiting' and ${isLaneInSight(sight, 'w')}`;
    case 'classes':
      return isClassInSight(sight);
    case 'enrollments':
      return isEnrollmentInSight(sight);
  }
}

/** An org the reader acts for, or one above it. */
export function isOrgInSight(sight: Sight, orgId: RawBuilder<unknown>): Condition {
  if (sight.reach.kind === 'district') return sql`true`;
  return sql`${orgId} = any (${sight.orgIds}::text[])`;
}

function isClassInSight({ districtId, reach }: Sight): Condition {
  switch (reach.kind) {
    case 'district':
      return sql`c.district_id = ${districtId}`;
    case 'schools':
      return sql`c.org_id = any (${reach.orgIds}::text[])`;
    case 'classes':
      return sql`c.id = any (${reach.classIds}::text[])`;
  }
}

function isEnrollmentInSight({ districtId, reach }: Sight): Condition {
  switch (reach.kind) {
    case 'district':
      return sql`e.district_id = ${districtId}`;
    case 'schools':
      return sql`e.class_id in (select id from classes where org_id = any (${reach.orgIds}::text[]))`;
    case 'classes':
      return sql`e.class_id = any (${reach.classIds}::text[])`;
  }
}

/** Somebody of the reader's schools, or of the teacher's classes. Not for districts: they have the column. */
function isPersonInSight({ reach }: Sight, userId: RawBuilder<unknown>): Condition {
  switch (reach.kind) {
    case 'district':
      return sql`true`;
    case 'schools':
      return sql`${userId} in (select user_id from user_orgs where org_id = any (${reach.orgIds}::text[]))`;
    case 'classes':
      return sql`${userId} in (select user_id from enrollments where class_id = any (${reach.classIds}::text[]))`;
  }
}

/** Licenses (and waits) of people in sight; a teacher sees those of students only. `alias` names the table's rows. */
export function isLaneInSight({ districtId, reach }: Sight, alias: string): Condition {
  switch (reach.kind) {
    case 'district':
      return sql`${sql.ref(`${alias}.district_id`)} = ${districtId}`;
    case 'schools':
      return sql`${sql.ref(`${alias}.user_id`)} in (
        select user_id from user_orgs where org_id = any (${reach.orgIds}::text[]))`;
    case 'classes':
      return sql`${sql.ref(`${alias}.user_id`)} in (select user_id from enrollments
        where role = 'student' and class_id = any (${reach.classIds}::text[]))`;
  }
}

/**
 * Was the row written at or after this transaction number, or did it come into sight since? Rows in flight at the last
 * pull have a number at or above its mark, so none is missed; one may come twice (decision 0007).
 */
export function isNews(table: TableName, { reach }: Sight, since: string): Condition {
  const at = sql`${since}::xid8`;
  switch (table) {
    case 'orgs':
      return sql`o.txid >= ${at}`;
    case 'academicSessions':
      return sql`s.txid >= ${at}`;
    case 'products':
      return sql`p.txid >= ${at}`;
    case 'pools':
      return sql`l.txid >= ${at}`;
    case 'classes':
      return sql`c.txid >= ${at}`;
    case 'users':
      // A change of someone's orgs touches their row (migration 3); for a teacher an enrollment brings a person in.
      return reach.kind === 'classes'
        ? sql`(u.txid >= ${at} or u.id = any (${enrolledSince(reach.classIds, at)}))`
        : sql`u.txid >= ${at}`;
    case 'enrollments':
      // With a class that moves to another school, its enrollments come into sight.
      return reach.kind === 'schools'
        ? sql`(e.txid >= ${at} or e.class_id in (
            select id from classes where org_id = any (${reach.orgIds}::text[]) and txid >= ${at}))`
        : sql`e.txid >= ${at}`;
    case 'assignments':
      return isLaneNews(reach, 'a', at);
    case 'waiting':
      return isLaneNews(reach, 'w', at);
  }
}

/** Was it written since, or did the person come into sight since? */
function isLaneNews(reach: Reach, alias: string, at: RawBuilder<unknown>): Condition {
  const written = sql<boolean>`${sql.ref(`${alias}.txid`)} >= ${at}`;
  const userId = sql.ref(`${alias}.user_id`);
  switch (reach.kind) {
    case 'district':
      return written;
    case 'schools':
      return sql`(${written} or ${userId} in (
        select user_id from user_orgs where org_id = any (${reach.orgIds}::text[]) and txid >= ${at}))`;
    case 'classes':
      return sql`(${written} or ${userId} = any (${enrolledSince(reach.classIds, at)}))`;
  }
}

/** As an array, made once: a subquery beside an `or` would make the planner read the whole table around it. */
function enrolledSince(classIds: readonly string[], at: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(select user_id from enrollments where class_id = any (${classIds}::text[]) and txid >= ${at})`;
}
