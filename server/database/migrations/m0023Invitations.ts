import type { Migration } from '../migration.ts';

/** Invitations by one-time code, and an e-mail that is free again when its account is closed. */
export const invitations: Migration = {
  number: 23,
  name: 'invitations',
  statements: [
    `create table invitations (
      id text primary key default gen_random_uuid()::text,
      code_hash text not null unique,
      district_id text not null references orgs (id),
      email text not null check (email = lower(email)),
      role text not null check (role in ('districtAdministrator', 'schoolAdministrator', 'teacher')),
      org_ids text[] not null,
      user_id text references users (id),
      invited_by text not null references accounts (id),
      created_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      ended_at timestamptz(3),
      end_reason text check (end_reason in ('redeemed', 'withdrawn')),
      account_id text references accounts (id))`,
    `create index invitations_open on invitations (district_id, created_at desc, id desc) where ended_at is null`,
    `alter table accounts drop constraint accounts_email_key`,
    `create unique index accounts_open_email on accounts (email) where status = 'active'`,
    `create index accounts_list on accounts (district_id, email collate "C", id collate "C") where status = 'active'`,
    `create index account_orgs_org on account_orgs (org_id)`,
  ],
};
