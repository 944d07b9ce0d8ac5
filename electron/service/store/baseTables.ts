import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { derivedTables, KIND, type Column } from './derived/derivedTables.ts';
import { sortName } from './derived/memberships.ts';
import { foldName } from './foldName.ts';
import type { SqlValue } from './sqlite.ts';

/** How one table of the wire is kept: server's truth, written only from the server's answers. */
type BaseTable<T extends TableName> = Readonly<{
  /** Its name in SQL. */
  name: string;
  columns: readonly Column[];
  /** No row has the same value in these as another. Indexes, not keys of the table: a snapshot makes them last (decision 0037). */
  unique: readonly (readonly string[])[];
  indexes: readonly (readonly string[])[];
  /** Indexes of some of the rows. */
  partial?: readonly Readonly<{ columns: readonly string[]; where: string }>[];
  /** Columns without an index from which something else is computed. */
  telling?: readonly string[];
  /** `n`: a number that no row of the table has, for tables with that column. */
  values: (row: RowOf<T>, n: number) => readonly SqlValue[];
}>;

const json = (value: unknown): string => JSON.stringify(value);

export const baseTables: { readonly [T in TableName]: BaseTable<T> } = {
  orgs: {
    name: 'orgs',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['type', 'TEXT NOT NULL'],
      ['name', 'TEXT NOT NULL'],
      ['parent_id', 'TEXT'],
      ['roster_source', 'TEXT NOT NULL'],
    ],
    unique: [['id']],
    indexes: [],
    telling: ['parent_id'],
    values: (row) => [row.id, row.type, row.name, row.parentId, row.rosterSource],
  },
  academicSessions: {
    name: 'academic_sessions',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['title', 'TEXT NOT NULL'],
      ['type', 'TEXT NOT NULL'],
      ['starts_on', 'TEXT NOT NULL'],
      ['ends_on', 'TEXT NOT NULL'],
      ['parent_id', 'TEXT'],
    ],
    unique: [['id']],
    indexes: [],
    values: (row) => [row.id, row.title, row.type, row.startsOn, row.endsOn, row.parentId],
  },
  users: {
    name: 'users',
    columns: [
      // A short name for a person in the search index; explicit, for only then a copy of the store keeps it.
      ['n', 'INTEGER PRIMARY KEY'],
      ['id', 'TEXT NOT NULL'],
      ['given_name', 'TEXT NOT NULL'],
      ['family_name', 'TEXT NOT NULL'],
      ['role', 'TEXT NOT NULL'],
      ['grade', 'TEXT'],
      ['org_ids', 'TEXT NOT NULL'],
      ['status', 'TEXT NOT NULL'],
      ['roster_source', 'TEXT NOT NULL'],
      ['sort_name', 'TEXT NOT NULL'],
      ['kind', 'INTEGER NOT NULL'],
      // 1 when lists and search show the person: active, or left with a license that can be taken back.
      ['listed', 'INTEGER NOT NULL'],
    ],
    unique: [['id']],
    indexes: [
      ['listed', 'kind', 'sort_name', 'id'],
      ['listed', 'kind', 'grade', 'sort_name', 'id'],
    ],
    partial: [{ columns: ['role', 'sort_name', 'id'], where: `kind = ${KIND.educator} AND listed = 1` }],
    telling: ['org_ids', 'status'],
    values: (row, n) => [
      n,
      row.id,
      row.givenName,
      row.familyName,
      row.role,
      row.grade,
      json(row.orgIds),
      row.status,
      row.rosterSource,
      sortName(row),
      row.role === 'student' ? KIND.student : KIND.educator,
      row.status === 'active' ? 1 : 0,
    ],
  },
  classes: {
    name: 'classes',
    columns: [
      ['n', 'INTEGER PRIMARY KEY'],
      ['id', 'TEXT NOT NULL'],
      ['title', 'TEXT NOT NULL'],
      ['org_id', 'TEXT NOT NULL'],
      ['class_type', 'TEXT NOT NULL'],
      ['grades', 'TEXT NOT NULL'],
      ['session_ids', 'TEXT NOT NULL'],
      ['sort_title', 'TEXT NOT NULL'],
    ],
    unique: [['id']],
    indexes: [
      ['org_id', 'sort_title', 'id'],
      ['sort_title', 'id'],
    ],
    values: (row, n) => [
      n,
      row.id,
      row.title,
      row.orgId,
      row.classType,
      json(row.grades),
      json(row.sessionIds),
      foldName(row.title),
    ],
  },
  enrollments: {
    name: 'enrollments',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['class_id', 'TEXT NOT NULL'],
      ['user_id', 'TEXT NOT NULL'],
      ['role', 'TEXT NOT NULL'],
      ['is_primary', 'INTEGER NOT NULL'],
    ],
    unique: [['id']],
    indexes: [
      ['class_id', 'role', 'user_id'],
      ['user_id', 'class_id'],
    ],
    values: (row) => [row.id, row.classId, row.userId, row.role, row.primary ? 1 : 0],
  },
  products: {
    name: 'products',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['name', 'TEXT NOT NULL'],
      ['code', 'TEXT NOT NULL'],
      ['audience', 'TEXT NOT NULL'],
      ['min_grade', 'TEXT'],
      ['max_grade', 'TEXT'],
      ['color', 'TEXT NOT NULL'],
    ],
    unique: [['id']],
    indexes: [],
    values: (row) => [row.id, row.name, row.code, row.audience, row.minGrade, row.maxGrade, row.color],
  },
  pools: {
    name: 'pools',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['product_id', 'TEXT NOT NULL'],
      ['org_id', 'TEXT NOT NULL'],
      ['quantity', 'INTEGER NOT NULL'],
      ['assigned', 'INTEGER NOT NULL'],
      ['starts_on', 'TEXT NOT NULL'],
      ['ends_on', 'TEXT NOT NULL'],
    ],
    unique: [['id']],
    indexes: [['product_id']],
    values: (row) => [row.id, row.productId, row.orgId, row.quantity, row.assigned, row.startsOn, row.endsOn],
  },
  assignments: {
    name: 'assignments',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['user_id', 'TEXT NOT NULL'],
      ['product_id', 'TEXT NOT NULL'],
      ['pool_id', 'TEXT NOT NULL'],
      ['version', 'INTEGER NOT NULL'],
      ['assigned_at', 'TEXT NOT NULL'],
    ],
    unique: [['id'], ['user_id', 'product_id']],
    indexes: [],
    values: (row) => [row.id, row.userId, row.productId, row.poolId, row.version, row.assignedAt],
  },
  waiting: {
    name: 'waiting',
    columns: [
      ['id', 'TEXT NOT NULL'],
      ['user_id', 'TEXT NOT NULL'],
      ['product_id', 'TEXT NOT NULL'],
      ['pool_id', 'TEXT NOT NULL'],
      ['requested_at', 'TEXT NOT NULL'],
    ],
    unique: [['id']],
    indexes: [['product_id', 'requested_at', 'id'], ['user_id']],
    values: (row) => [row.id, row.userId, row.productId, row.poolId, row.requestedAt],
  },
};

/** What the store says of a row by itself: not the server's word. */
export const OWN_COLUMNS: readonly string[] = ['n', 'listed'];

/** Every table that a snapshot replaces, by its SQL name. */
export const replacedTables: readonly string[] = [
  ...tableNames.map((table) => baseTables[table].name),
  ...Object.values(derivedTables).map(({ name }) => name),
];
