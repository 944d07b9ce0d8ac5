import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { foldName } from './foldName.ts';
import type { SqlValue } from './sqlite.ts';

type Column = readonly [name: string, type: string];

/** How one table of the wire is kept: server's truth, written only from the server's answers. */
type BaseTable<T extends TableName> = Readonly<{
  /** Its name in SQL. */
  name: string;
  columns: readonly Column[];
  /** Constraint over several columns. */
  constraint?: string;
  indexes: readonly (readonly string[])[];
  values: (row: RowOf<T>) => readonly SqlValue[];
}>;

const json = (value: unknown): string => JSON.stringify(value);

export const baseTables: { readonly [T in TableName]: BaseTable<T> } = {
  orgs: {
    name: 'orgs',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['type', 'TEXT NOT NULL'],
      ['name', 'TEXT NOT NULL'],
      ['parent_id', 'TEXT'],
      ['roster_source', 'TEXT NOT NULL'],
    ],
    indexes: [],
    values: (row) => [row.id, row.type, row.name, row.parentId, row.rosterSource],
  },
  academicSessions: {
    name: 'academic_sessions',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['title', 'TEXT NOT NULL'],
      ['type', 'TEXT NOT NULL'],
      ['starts_on', 'TEXT NOT NULL'],
      ['ends_on', 'TEXT NOT NULL'],
      ['parent_id', 'TEXT'],
    ],
    indexes: [],
    values: (row) => [row.id, row.title, row.type, row.startsOn, row.endsOn, row.parentId],
  },
  users: {
    name: 'users',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['given_name', 'TEXT NOT NULL'],
      ['family_name', 'TEXT NOT NULL'],
      ['role', 'TEXT NOT NULL'],
      ['grade', 'TEXT'],
      ['org_ids', 'TEXT NOT NULL'],
      ['status', 'TEXT NOT NULL'],
      ['roster_source', 'TEXT NOT NULL'],
      ['sort_name', 'TEXT NOT NULL'],
    ],
    indexes: [['role', 'sort_name', 'id', 'status']],
    values: (row) => [
      row.id,
      row.givenName,
      row.familyName,
      row.role,
      row.grade,
      json(row.orgIds),
      row.status,
      row.rosterSource,
      foldName(`${row.familyName} ${row.givenName}`),
    ],
  },
  classes: {
    name: 'classes',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['title', 'TEXT NOT NULL'],
      ['org_id', 'TEXT NOT NULL'],
      ['class_type', 'TEXT NOT NULL'],
      ['grades', 'TEXT NOT NULL'],
      ['session_ids', 'TEXT NOT NULL'],
      ['sort_title', 'TEXT NOT NULL'],
    ],
    indexes: [
      ['org_id', 'sort_title', 'id'],
      ['sort_title', 'id'],
    ],
    values: (row) => [
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
      ['id', 'TEXT PRIMARY KEY'],
      ['class_id', 'TEXT NOT NULL'],
      ['user_id', 'TEXT NOT NULL'],
      ['role', 'TEXT NOT NULL'],
      ['is_primary', 'INTEGER NOT NULL'],
    ],
    indexes: [
      ['class_id', 'role', 'user_id'],
      ['user_id', 'class_id'],
    ],
    values: (row) => [row.id, row.classId, row.userId, row.role, row.primary ? 1 : 0],
  },
  products: {
    name: 'products',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['name', 'TEXT NOT NULL'],
      ['code', 'TEXT NOT NULL'],
      ['audience', 'TEXT NOT NULL'],
      ['min_grade', 'TEXT'],
      ['max_grade', 'TEXT'],
      ['color', 'TEXT NOT NULL'],
    ],
    indexes: [],
    values: (row) => [row.id, row.name, row.code, row.audience, row.minGrade, row.maxGrade, row.color],
  },
  pools: {
    name: 'pools',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['product_id', 'TEXT NOT NULL'],
      ['org_id', 'TEXT NOT NULL'],
      ['quantity', 'INTEGER NOT NULL'],
      ['assigned', 'INTEGER NOT NULL'],
      ['starts_on', 'TEXT NOT NULL'],
      ['ends_on', 'TEXT NOT NULL'],
    ],
    indexes: [['product_id']],
    values: (row) => [row.id, row.productId, row.orgId, row.quantity, row.assigned, row.startsOn, row.endsOn],
  },
  assignments: {
    name: 'assignments',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['user_id', 'TEXT NOT NULL'],
      ['product_id', 'TEXT NOT NULL'],
      ['pool_id', 'TEXT NOT NULL'],
      ['version', 'INTEGER NOT NULL'],
      ['assigned_at', 'TEXT NOT NULL'],
    ],
    constraint: 'UNIQUE (user_id, product_id)',
    indexes: [],
    values: (row) => [row.id, row.userId, row.productId, row.poolId, row.version, row.assignedAt],
  },
  waiting: {
    name: 'waiting',
    columns: [
      ['id', 'TEXT PRIMARY KEY'],
      ['user_id', 'TEXT NOT NULL'],
      ['product_id', 'TEXT NOT NULL'],
      ['pool_id', 'TEXT NOT NULL'],
      ['requested_at', 'TEXT NOT NULL'],
    ],
    indexes: [['product_id', 'requested_at', 'id'], ['user_id']],
    values: (row) => [row.id, row.userId, row.productId, row.poolId, row.requestedAt],
  },
};

/** Membership of people in orgs, derived from `users.org_ids` so that a school's list is one index range. */
export const USER_ORGS = {
  name: 'user_orgs',
  columns: [
    ['user_id', 'TEXT NOT NULL'],
    ['org_id', 'TEXT NOT NULL'],
    ['role', 'TEXT NOT NULL'],
    ['status', 'TEXT NOT NULL'],
    ['sort_name', 'TEXT NOT NULL'],
  ],
  constraint: 'PRIMARY KEY (user_id, org_id)',
  indexes: [['org_id', 'role', 'sort_name', 'user_id', 'status']],
} as const;

/**
 * How many active people there are in an org and below it, each counted once: the sum of a district cannot be had by
 * adding up its schools, and counting a hundred thousand people anew at every start is what a person would wait for.
 */
export const ORG_PEOPLE = {
  name: 'org_people',
  columns: [
    ['org_id', 'TEXT PRIMARY KEY'],
    ['students', 'INTEGER NOT NULL'],
    ['educators', 'INTEGER NOT NULL'],
  ],
  indexes: [],
} as const;

/** Every table that a snapshot replaces, by its SQL name. */
export const replacedTables: readonly string[] = [
  ...tableNames.map((table) => baseTables[table].name),
  USER_ORGS.name,
  ORG_PEOPLE.name,
];
