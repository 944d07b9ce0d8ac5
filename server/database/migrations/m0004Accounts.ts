import type { Migration } from '../migration.ts';

/** Who may sign in, and their sessions. Tokens and passwords are kept as hashes only. */
export const accounts: Migration = {
  number: 4,
  name: 'accounts',
  statements: [
    `create table accounts (
      id text primary key default gen_random_uuid()::text,
      district_id text not null references orgs (id),
      email text not null unique check (email = lower(email)),
      display_name text not null,
      role text not null check (role in ('districtAdministrator', 'schoolAdministrator', 'teacher')),
      user_id text references users (id),
      password_hash text not null,
      status text not null default 'active' check (status in ('active', 'closed')),
      created_at timestamptz not null default now())`,
    `create table account_orgs (
      account_id text not null references accounts (id) on delete cascade,
      org_id text not null references orgs (id),
      primary key (account_id, org_id))`,
    `create table sessions (
      id text primary key default gen_random_uuid()::text,
      account_id text not null references accounts (id),
      device_name text not null,
      created_at timestamptz not null,
      ended_at timestamptz,
      end_reason text)`,
    `create index sessions_account on sessions (account_id)`,
    `create table refresh_tokens (
      hash text primary key,
      session_id text not null references sessions (id) on delete cascade,
      parent_hash text,
      expires_at timestamptz not null,
      used_at timestamptz)`,
    `create index refresh_tokens_session on refresh_tokens (session_id)`,
    `create index refresh_tokens_parent on refresh_tokens (parent_hash)`,
    `create table access_tokens (
      hash text primary key,
      session_id text not null references sessions (id) on delete cascade,
      refresh_hash text not null,
      expires_at timestamptz not null,
      used_at timestamptz)`,
    `create index access_tokens_refresh on access_tokens (refresh_hash)`,
    `create index access_tokens_session on access_tokens (session_id)`,
    `create table sign_in_throttle (
      key text primary key,
      failures integer not null,
      blocked_until timestamptz,
      last_at timestamptz not null)`,
  ],
};
