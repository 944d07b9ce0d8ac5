import type { Migration } from '../migration.ts';

const id = `id text primary key default gen_random_uuid()::text`;
// Without a reference to the district's org: whatever lies in a district has one to a row that does.
const fromRoster = `district_id text not null, sourced_id text not null`;
const txid = `txid xid8 not null default pg_current_xact_id()`;

/** Orgs, people, classes, enrollments. `sourced_id` is the importer's key and unique within its district only. */
export const roster: Migration = {
  number: 1,
  name: 'roster',
  statements: [
    // What the whole database is marked with: its epoch, secrets, the horizon of tombstones.
    `create table meta (key text primary key, value text not null)`,
    `create table orgs (
      ${id}, ${fromRoster},
      foreign key (district_id) references orgs (id),
      type text not null check (type in ('district', 'school', 'other')),
      name text not null,
      parent_id text references orgs (id),
      roster_source text not null default 'manual' check (roster_source in ('manual', 'clever', 'classlink')),
      ${txid},
      unique (district_id, sourced_id))`,
    `create index orgs_parent on orgs (parent_id)`,
    `create table districts (
      id text primary key references orgs (id),
      time_zone text not null default 'America/New_York',
      created_at timestamptz not null default now())`,
    `create table academic_sessions (
      ${id}, ${fromRoster},
      foreign key (district_id) references orgs (id),
      title text not null,
      type text not null,
      starts_on date not null,
      ends_on date not null,
      parent_id text,
      ${txid},
      unique (district_id, sourced_id))`,
    `create table users (
      ${id}, ${fromRoster},
      given_name text not null,
      family_name text not null,
      role text not null check (role in ('student', 'teacher', 'aide', 'proctor', 'administrator')),
      administers text check (administers in ('school', 'district')),
      grade text,
      status text not null check (status in ('active', 'inactive')),
      roster_source text not null check (roster_source in ('manual', 'clever', 'classlink')),
      email text,
      ${txid},
      check (role <> 'student' or email is null),
      unique (district_id, sourced_id))`,
    `create index users_changed on users (district_id, txid)`,
    `create table user_orgs (
      user_id text not null references users (id) on delete cascade,
      org_id text not null references orgs (id),
      position integer not null,
      inferred boolean not null default false,
      ${txid},
      primary key (user_id, org_id))`,
    `create index user_orgs_org on user_orgs (org_id, txid)`,
    `create table classes (
      ${id}, ${fromRoster},
      org_id text not null references orgs (id),
      title text not null,
      class_type text not null check (class_type in ('homeroom', 'scheduled')),
      grades text[] not null,
      session_ids text[] not null,
      ${txid},
      unique (district_id, sourced_id))`,
    `create index classes_org on classes (org_id)`,
    `create table enrollments (
      ${id}, ${fromRoster},
      class_id text not null references classes (id),
      user_id text not null references users (id),
      role text not null check (role in ('student', 'teacher', 'aide', 'proctor', 'administrator')),
      is_primary boolean not null,
      ${txid},
      unique (district_id, sourced_id))`,
    `create index enrollments_class on enrollments (class_id)`,
    `create index enrollments_user on enrollments (user_id)`,
    `create index enrollments_changed on enrollments (district_id, txid)`,
  ],
};
