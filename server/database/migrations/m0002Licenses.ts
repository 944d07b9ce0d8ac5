import type { Migration } from '../migration.ts';

const id = `id text primary key default gen_random_uuid()::text`;
const fromFile = `district_id text not null references orgs (id), sourced_id text not null`;
const txid = `txid xid8 not null default pg_current_xact_id()`;

/** Products, pools, assignments, their history, and who waits for one. */
export const licenses: Migration = {
  number: 2,
  name: 'licenses',
  statements: [
    `create table products (
      ${id}, ${fromFile},
      name text not null,
      code text not null,
      audience text not null check (audience in ('student', 'educator')),
      min_grade text,
      max_grade text,
      color text not null,
      ${txid},
      unique (district_id, sourced_id))`,
    // Room on the page and no index on what changes: a pool's row is rewritten with every license given or taken.
    `create table pools (
      ${id}, ${fromFile},
      product_id text not null references products (id),
      org_id text not null references orgs (id),
      quantity integer not null check (quantity >= 0),
      assigned integer not null default 0 check (assigned >= 0),
      starts_on date not null,
      ends_on date not null,
      ${txid},
      unique (district_id, sourced_id)) with (fillfactor = 50)`,
    `create index pools_product on pools (product_id, org_id)`,
    `create table assignments (
      id text primary key,
      district_id text not null,
      user_id text not null references users (id),
      product_id text not null references products (id),
      pool_id text not null references pools (id),
      version integer not null check (version >= 1),
      assigned_at timestamptz(3) not null,
      ${txid},
      unique (user_id, product_id))`,
    `create index assignments_changed on assignments (district_id, txid)`,
    `create index assignments_pool on assignments (pool_id)`,
    `create table license_events (
      id bigint generated always as identity primary key,
      district_id text not null,
      kind text not null check (kind in ('given', 'taken', 'movedOut', 'movedIn')),
      user_id text not null,
      product_id text not null,
      assignment_id text not null,
      pool_id text not null,
      change_id text not null,
      account_id text not null,
      device_id text not null,
      at timestamptz(3) not null)`,
    `create index license_events_lane on license_events (user_id, product_id, id desc)`,
    `create table waiting (
      id bigint generated always as identity primary key,
      district_id text not null,
      pool_id text not null references pools (id),
      user_id text not null references users (id),
      product_id text not null references products (id),
      change_id text not null unique,
      change jsonb not null,
      account_id text not null,
      device_id text not null,
      state text not null check (state in ('waiting', 'served', 'cancelled', 'dropped')),
      reason text,
      at timestamptz(3) not null,
      ended_at timestamptz(3))`,
    `create index waiting_line on waiting (pool_id, id) where state = 'waiting'`,
    `create index waiting_lane on waiting (user_id, product_id) where state = 'waiting'`,
  ],
};
