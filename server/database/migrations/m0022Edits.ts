import type { Migration } from '../migration.ts';

/** What was answered to each edit of the roster, so that an edit that comes again alters nothing. */
export const edits: Migration = {
  number: 22,
  name: 'edits',
  statements: [
    `create table edits (
      account_id text not null references accounts (id),
      id text not null,
      hash text not null,
      answer jsonb,
      at timestamptz(3) not null,
      primary key (account_id, id))`,
    `create index edits_at on edits (at)`,
    `create index enrollments_pair on enrollments (class_id, user_id)`,
    `drop index enrollments_class`,
  ],
};
