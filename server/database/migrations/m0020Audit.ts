import type { Migration } from '../migration.ts';

/**
 * Audit records say which people and orgs they are about, so that they can be found by a person and shown to the
 * administrators of the orgs concerned and to nobody else.
 */
export const audit: Migration = {
  number: 20,
  name: 'audit',
  statements: [
    `alter table audit add column user_ids text[] not null default '{}',
      add column org_ids text[] not null default '{}'`,
    `update audit a set user_ids = array(
      select distinct id from unnest(array[
        detail #>> '{intent,userId}', detail #>> '{intent,fromUserId}', detail #>> '{intent,toUserId}']) id
      where id is not null)`,
    `update audit a set org_ids = array(
      select org_id from account_orgs where account_id = a.account_id
      union select org_id from user_orgs where user_id = any (a.user_ids))`,
    `create index audit_newest on audit (district_id, at desc, id desc)`,
    `create index audit_account on audit (account_id, at desc, id desc)`,
    `create index audit_users on audit using gin (user_ids)`,
    `create index audit_orgs on audit using gin (org_ids)`,
    `drop index audit_district`,
  ],
};
