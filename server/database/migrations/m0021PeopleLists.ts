import type { Migration } from '../migration.ts';

const NAME_ORDER = `lower(family_name) collate "C", lower(given_name) collate "C", id collate "C"`;

/**
 * Lists of people and classes in the order of their names, and found by the beginnings of words in them, at a million
 * people. "C" orders the same on every computer, whatever the locale of the cluster.
 */
export const peopleLists: Migration = {
  number: 21,
  name: 'peopleLists',
  statements: [
    `create index users_by_name on users (district_id, ${NAME_ORDER})`,
    `create index users_by_role on users (district_id, role, ${NAME_ORDER})`,
    `create index users_by_grade on users (district_id, grade, ${NAME_ORDER}) where grade is not null`,
    `create index users_inactive on users (district_id, ${NAME_ORDER}) where status = 'inactive'`,
    `create index users_words on users using gin (to_tsvector('simple', given_name || ' ' || family_name))`,
    `create index classes_by_title on classes (district_id, lower(title) collate "C", id collate "C")`,
    `create index classes_words on classes using gin (to_tsvector('simple', title))`,
  ],
};
