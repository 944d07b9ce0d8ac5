export type Column = readonly [name: string, type: string];

/** What a row of the lists and of the search index is about. */
export const KIND = { student: 0, educator: 1, class: 2 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** The org that stands for everything in the store. */
export const EVERYTHING = '';

type DerivedTable = Readonly<{
  name: string;
  columns: readonly Column[];
  unique: readonly (readonly string[])[];
  indexes: readonly (readonly string[])[];
}>;

/**
 * What is computed from the server's rows so that no screen reads a whole table: kept true by every delta, in proportion
 * to the delta, and made anew with a snapshot.
 */
export const derivedTables = {
  /** Membership of people in orgs, so that a school's list is one index range. */
  userOrgs: {
    name: 'user_orgs',
    columns: [
      ['user_id', 'TEXT NOT NULL'],
      ['org_id', 'TEXT NOT NULL'],
      ['kind', 'INTEGER NOT NULL'],
      ['active', 'INTEGER NOT NULL'],
      ['listed', 'INTEGER NOT NULL'],
      // 1 for a person of several orgs: only they could be counted twice in an org above.
      ['several', 'INTEGER NOT NULL'],
      ['sort_name', 'TEXT NOT NULL'],
    ],
    unique: [['user_id', 'several', 'org_id']],
    indexes: [['org_id', 'listed', 'kind', 'sort_name', 'user_id']],
  },
  /** Every org with each org it belongs to: itself, and those above. */
  orgAbove: {
    name: 'org_above',
    columns: [
      ['org_id', 'TEXT NOT NULL'],
      ['above_id', 'TEXT NOT NULL'],
    ],
    unique: [['org_id', 'above_id']],
    indexes: [['above_id', 'org_id']],
  },
  /**
   * How many people and classes there are in an org and below it, each counted once, and in all (org `''`). Active
   * people, and those that lists show. Counting a hundred thousand at every start is what a person would wait for.
   */
  orgPeople: {
    name: 'org_people',
    columns: [
      ['org_id', 'TEXT NOT NULL'],
      ['students', 'INTEGER NOT NULL'],
      ['educators', 'INTEGER NOT NULL'],
      ['listed_students', 'INTEGER NOT NULL'],
      ['listed_educators', 'INTEGER NOT NULL'],
      ['classes', 'INTEGER NOT NULL'],
    ],
    unique: [['org_id']],
    indexes: [],
  },
  /** How many active students a class has. */
  classPeople: {
    name: 'class_people',
    columns: [
      ['class_id', 'TEXT NOT NULL'],
      ['students', 'INTEGER NOT NULL'],
    ],
    unique: [['class_id']],
    indexes: [],
  },
  /**
   * Every name and title once for each of its words, turned so that this word comes first: whatever word a person
   * begins to type, what matches is one index range, in order (decision 0038).
   */
  searchKeys: {
    name: 'search_keys',
    columns: [
      ['kind', 'INTEGER NOT NULL'],
      ['key', 'TEXT NOT NULL'],
      ['n', 'INTEGER NOT NULL'],
    ],
    unique: [],
    indexes: [['kind', 'key', 'n']],
  },
  /**
   * Every thousandth row of the long lists and how many come from it to the next: the row at any place is found without
   * counting all before it. The first of each kind is `('', '')`.
   */
  listMarks: {
    name: 'list_marks',
    columns: [
      ['kind', 'INTEGER NOT NULL'],
      ['sort_name', 'TEXT NOT NULL'],
      ['id', 'TEXT NOT NULL'],
      ['n', 'INTEGER NOT NULL'],
    ],
    unique: [['kind', 'sort_name', 'id']],
    indexes: [],
  },
} as const satisfies Record<string, DerivedTable>;

export type DerivedName = keyof typeof derivedTables;
