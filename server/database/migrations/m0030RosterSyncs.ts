import type { Migration } from '../migration.ts';

const source = `source text not null check (source in ('clever', 'classlink'))`;

/** Roster sync: what a district wants of it, when each source is due, who asked, and what every run did. */
export const rosterSyncs: Migration = {
  number: 30,
  name: 'rosterSyncs',
  statements: [
    `alter table districts
      add column sync_at text not null default '02:00' check (sync_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      add column hold_above_percent integer not null default 10 check (hold_above_percent between 0 and 100),
      add column return_licenses_of_leavers boolean not null default false`,
    // One row per district and platform. Whoever locks it decides about the runs of that source.
    `create table roster_schedules (
      district_id text not null references orgs (id),
      ${source},
      next_run_at timestamptz(3) not null,
      primary key (district_id, source))`,
    `create table roster_syncs (
      id text primary key,
      number bigint generated always as identity unique,
      district_id text not null references orgs (id),
      ${source},
      started_by text not null check (started_by in ('schedule', 'request')),
      requested_at timestamptz(3) not null,
      state text not null check (state in ('requested', 'running', 'held', 'done', 'failed')),
      reason text,
      started_at timestamptz(3),
      ended_at timestamptz(3),
      org_ids text[] not null default '{}',
      file_name text,
      file_at timestamptz(3),
      file_mark text,
      counts jsonb,
      schools jsonb,
      report jsonb,
      approved_mark text,
      decided_by text,
      decided_at timestamptz(3),
      attempt integer not null default 0,
      lease_until timestamptz)`,
    `create index roster_syncs_district on roster_syncs (district_id, number)`,
    // What is asked for while a run waits to start joins it; one run of a source at a time.
    `create unique index roster_syncs_requested on roster_syncs (district_id, source)
      where state = 'requested' and approved_mark is null`,
    `create unique index roster_syncs_running on roster_syncs (district_id, source) where state = 'running'`,
    `create index roster_syncs_open on roster_syncs (number) where state in ('requested', 'running')`,
    `create table roster_sync_requests (
      id text primary key,
      sync_id text not null references roster_syncs (id),
      district_id text not null,
      account_id text not null,
      org_id text not null,
      at timestamptz(3) not null)`,
    `create index roster_sync_requests_sync on roster_sync_requests (sync_id)`,
  ],
};
