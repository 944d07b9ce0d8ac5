import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseTables } from './baseTables.ts';
import type { Sql } from './sqlite.ts';

/** A member of a row on the wire, and the column it is kept in. */
type Member = Readonly<{ key: string; column: string; kind: 'plain' | 'json' | 'boolean' }>;

const plain = (key: string, column: string): Member => ({ key, column, kind: 'plain' });
const list = (key: string, column: string): Member => ({ key, column, kind: 'json' });

/** Members in the order of canonical JSON. */
const MEMBERS: Readonly<Record<TableName, readonly Member[]>> = {
  orgs: [
    plain('id', 'id'),
    plain('name', 'name'),
    plain('parentId', 'parent_id'),
    plain('rosterSource', 'roster_source'),
    plain('type', 'type'),
  ],
  academicSessions: [
    plain('endsOn', 'ends_on'),
    plain('id', 'id'),
    plain('parentId', 'parent_id'),
    plain('startsOn', 'starts_on'),
    plain('title', 'title'),
    plain('type', 'type'),
  ],
  users: [
    plain('familyName', 'family_name'),
    plain('givenName', 'given_name'),
    plain('grade', 'grade'),
    plain('id', 'id'),
    list('orgIds', 'org_ids'),
    plain('role', 'role'),
    plain('rosterSource', 'roster_source'),
    plain('status', 'status'),
  ],
  classes: [
    plain('classType', 'class_type'),
    list('grades', 'grades'),
    plain('id', 'id'),
    plain('orgId', 'org_id'),
    list('sessionIds', 'session_ids'),
    plain('title', 'title'),
  ],
  enrollments: [
    plain('classId', 'class_id'),
    plain('id', 'id'),
    { key: 'primary', column: 'is_primary', kind: 'boolean' },
    plain('role', 'role'),
    plain('userId', 'user_id'),
  ],
  products: [
    plain('audience', 'audience'),
    plain('code', 'code'),
    plain('color', 'color'),
    plain('id', 'id'),
    plain('maxGrade', 'max_grade'),
    plain('minGrade', 'min_grade'),
    plain('name', 'name'),
  ],
  pools: [
    plain('assigned', 'assigned'),
    plain('endsOn', 'ends_on'),
    plain('id', 'id'),
    plain('orgId', 'org_id'),
    plain('productId', 'product_id'),
    plain('quantity', 'quantity'),
    plain('startsOn', 'starts_on'),
  ],
  assignments: [
    plain('assignedAt', 'assigned_at'),
    plain('id', 'id'),
    plain('poolId', 'pool_id'),
    plain('productId', 'product_id'),
    plain('userId', 'user_id'),
    plain('version', 'version'),
  ],
  waiting: [
    plain('id', 'id'),
    plain('poolId', 'pool_id'),
    plain('productId', 'product_id'),
    plain('requestedAt', 'requested_at'),
    plain('userId', 'user_id'),
  ],
};

const SELECTS = Object.fromEntries(
  tableNames.map((table) => {
    const columns = MEMBERS[table].map(({ column }) => column).join(', ');
    return [
      table,
      `SELECT rowid AS place, ${columns} FROM ${baseTables[table].name} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    ];
  }),
) as Readonly<Record<TableName, string>>;

/** Rows of a table as canonical JSON, as the server hashes them, in pieces: those after a place, at most so many. */
export function readWireRows(
  sql: Sql,
  table: TableName,
  after: number,
  limit: number,
): Readonly<{ rows: readonly string[]; last: number | null }> {
  type Row = Readonly<{ place: number }> & Readonly<Record<string, unknown>>;
  const rows = sql.all<Row>(SELECTS[table], [after, limit]);
  return { rows: rows.map((row) => toJson(row, MEMBERS[table])), last: rows.at(-1)?.place ?? null };
}

/** One row as it was on the wire; null when there is none. */
export function readWireRow<T extends TableName>(sql: Sql, table: T, id: string): RowOf<T> | null {
  const columns = MEMBERS[table].map(({ column }) => column).join(', ');
  const row = sql.get<Readonly<Record<string, unknown>>>(
    `SELECT ${columns} FROM ${baseTables[table].name} WHERE id = ?`,
    [id],
  );
  // Written from rows of the wire, which were parsed by their schema.
  return row ? (JSON.parse(toJson(row, MEMBERS[table])) as RowOf<T>) : null;
}

function toJson(row: Readonly<Record<string, unknown>>, members: readonly Member[]): string {
  const parts = members.map(({ key, column, kind }) => `"${key}":${valueOf(row[column], kind)}`);
  return `{${parts.join(',')}}`;
}

function valueOf(value: unknown, kind: Member['kind']): string {
  switch (kind) {
    case 'plain':
      return JSON.stringify(value);
    case 'boolean':
      return value === 1 ? 'true' : 'false';
    case 'json':
      // Kept as JSON of a list of texts, which is canonical as it is.
      return typeof value === 'string' ? value : 'null';
  }
}
