import { sql, type RawBuilder } from 'kysely';
import type { TableName } from '../../shared/contract/rows.ts';
import { isOrgInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';

/** The SQL table behind each table of the wire, and the alias that every condition on it uses. */
export const sources: Readonly<Record<TableName, Readonly<{ table: string; alias: string }>>> = {
  orgs: { table: 'orgs', alias: 'o' },
  academicSessions: { table: 'academic_sessions', alias: 's' },
  users: { table: 'users', alias: 'u' },
  classes: { table: 'classes', alias: 'c' },
  enrollments: { table: 'enrollments', alias: 'e' },
  products: { table: 'products', alias: 'p' },
  pools: { table: 'pools', alias: 'l' },
  assignments: { table: 'assignments', alias: 'a' },
  waiting: { table: 'waiting', alias: 'w' },
};

/** Members of a row in the order of canonical JSON (sorted by name), each with the SQL of its value. */
const members: Readonly<Record<Exclude<TableName, 'users'>, Readonly<Record<string, string>>>> = {
  orgs: {
    id: 'o.id',
    name: 'o.name',
    parentId: 'o.parent_id',
    rosterSource: 'o.roster_source',
    type: 'o.type',
  },
  academicSessions: {
    endsOn: 's.ends_on',
    id: 's.id',
    parentId: 's.parent_id',
    startsOn: 's.starts_on',
    title: 's.title',
    type: 's.type',
  },
  classes: {
    classType: 'c.class_type',
    grades: 'c.grades',
    id: 'c.id',
    orgId: 'c.org_id',
    sessionIds: 'c.session_ids',
    title: 'c.title',
  },
  enrollments: {
    classId: 'e.class_id',
    id: 'e.id',
    primary: 'e.is_primary',
    role: 'e.role',
    userId: 'e.user_id',
  },
  products: {
    audience: 'p.audience',
    code: 'p.code',
    color: 'p.color',
    id: 'p.id',
    maxGrade: 'p.max_grade',
    minGrade: 'p.min_grade',
    name: 'p.name',
  },
  pools: {
    assigned: 'l.assigned',
    endsOn: 'l.ends_on',
    id: 'l.id',
    orgId: 'l.org_id',
    productId: 'l.product_id',
    quantity: 'l.quantity',
    startsOn: 'l.starts_on',
  },
  assignments: {
    assignedAt: instant('a.assigned_at'),
    id: 'a.id',
    poolId: 'a.pool_id',
    productId: 'a.product_id',
    userId: 'a.user_id',
    version: 'a.version',
  },
  waiting: {
    id: 'w.id',
    poolId: 'w.pool_id',
    productId: 'w.product_id',
    requestedAt: instant('w.at'),
    userId: 'w.user_id',
  },
};

/** As `Date.toISOString` writes it. */
function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * The row as it is on the wire, as text: canonical JSON made by the database. One definition serves the snapshot, the
 * delta, the hash and the world of the rules, so they cannot differ.
 */
export function rowJson(table: TableName, sight: Sight): RawBuilder<string> {
  if (table === 'users') return userJson(sight);
  return sql.join(
    [
      ...Object.entries(members[table]).map(
        ([name, value], index) => sql`${sql.lit(`${index === 0 ? '{' : ','}"${name}":`)} || ${json(sql.raw(value))}`,
      ),
      sql`'}'`,
    ],
    sql` || `,
  );
}

/** A person is shown with the orgs the reader may see. */
function userJson(sight: Sight): RawBuilder<string> {
  const orgIds = sql`(select to_json(coalesce(array_agg(uo.org_id order by uo.position, uo.org_id), '{}'))::text
    from user_orgs uo where uo.user_id = u.id and ${isOrgInSight(sight, sql.ref('uo.org_id'))})`;
  return sql`'{"familyName":' || to_json(u.family_name)::text || ',"givenName":' || to_json(u.given_name)::text
    || ',"grade":' || ${json(sql.raw('u.grade'))} || ',"id":' || to_json(u.id)::text || ',"orgIds":' || ${orgIds}
    || ',"role":' || to_json(u.role)::text || ',"rosterSource":' || to_json(u.roster_source)::text
    || ',"status":' || to_json(u.status)::text || '}'`;
}

function json(value: RawBuilder<unknown>): RawBuilder<string> {
  return sql`coalesce(to_json(${value})::text, 'null')`;
}

/** `from users u` and so on. */
export function from(table: TableName): RawBuilder<unknown> {
  const { table: name, alias } = sources[table];
  return sql.raw(`${name} ${alias}`);
}
