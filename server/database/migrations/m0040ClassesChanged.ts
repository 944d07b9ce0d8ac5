import type { Migration } from '../migration.ts';

/** A delta of a district finds its changed classes as it finds people and enrollments: by number, not by reading all. */
export const classesChanged: Migration = {
  number: 40,
  name: 'classesChanged',
  statements: [`create index classes_changed on classes (district_id, txid)`],
};
