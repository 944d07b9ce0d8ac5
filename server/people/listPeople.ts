import { sql, type RawBuilder } from 'kysely';
import type { PeoplePage } from '../../shared/contract/people.ts';
import type { User, UserRole } from '../../shared/contract/rows.ts';
import type { Db } from '../database/transaction.ts';
import { rowJson } from '../licensing/rowSql.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { cutPage, parsePlace, placeLost } from './pages.ts';
import { readRow } from './readRow.ts';
import { wordsQuery } from './words.ts';

export type PeopleAsked = Readonly<{
  orgId?: string | undefined;
  classId?: string | undefined;
  role?: UserRole | undefined;
  grade?: string | undefined;
  status?: 'active' | 'inactive' | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}>;

/** As the index `users_by_name` has it. */
const NAME_ORDER = sql`lower(u.family_name) collate "C", lower(u.given_name) collate "C", u.id collate "C"`;

/** One page of the people in sight. */
export async function listPeople(db: Db, sight: Sight, asked: PeopleAsked): Promise<PeoplePage> {
  const { orgId, classId } = asked;
  if (orgId !== undefined) await readRow(db, sight, 'orgs', orgId);
  if (classId !== undefined) await readRow(db, sight, 'classes', classId);
  const conditions = [isInSight('users', sight), ...filtersOf(asked)];
  if (asked.cursor !== undefined) conditions.push(await isAfter(db, sight, asked.cursor));
  const { rows } = await sql<{ row: string }>`
    select ${rowJson('users', sight)} as row from users u
    where ${sql.join(conditions, sql` and `)} order by ${NAME_ORDER} limit ${asked.limit + 1}`.execute(db);
  const { page, next } = cutPage(
    rows.map(({ row }) => JSON.parse(row) as User),
    asked.limit,
  );
  return { people: page, next };
}

function filtersOf({ orgId, classId, role, grade, status, q }: PeopleAsked): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (orgId !== undefined) conditions.push(sql`u.id in (select user_id from user_orgs where org_id = ${orgId})`);
  if (classId !== undefined)
    conditions.push(sql`u.id in (select user_id from enrollments where class_id = ${classId})`);
  if (role !== undefined) conditions.push(sql`u.role = ${role}`);
  if (grade !== undefined) conditions.push(sql`u.grade = ${grade}`);
  if (status !== undefined) conditions.push(sql`u.status = ${status}`);
  if (q !== undefined) {
    const words = wordsQuery(q);
    conditions.push(
      words === null
        ? sql`false`
        : sql`to_tsvector('simple', u.given_name || ' ' || u.family_name) @@ to_tsquery('simple', ${words})`,
    );
  }
  return conditions;
}

async function isAfter(db: Db, { districtId }: Sight, cursor: string): Promise<RawBuilder<unknown>> {
  const id = parsePlace(cursor);
  const { rows } = await sql<{ family: string; given: string }>`
    select lower(family_name) as family, lower(given_name) as given from users
    where id = ${id} and district_id = ${districtId}`.execute(db);
  const [last] = rows;
  if (!last) throw placeLost();
  return sql`(${NAME_ORDER}) > (${last.family}, ${last.given}, ${id})`;
}
