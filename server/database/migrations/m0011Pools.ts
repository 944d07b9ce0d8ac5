import type { Migration } from '../migration.ts';

/**
 * What was bought and what was moved between pools are kept apart (decision 0011): the vendor's files say the one, the
 * district's people the other, and neither undoes the other.
 */
export const pools: Migration = {
  number: 11,
  name: 'pools',
  statements: [
    `alter table pools add column bought integer check (bought >= 0),
      add column transferred integer not null default 0,
      add column made_from text references pools (id)`,
    `update pools set bought = quantity`,
    `alter table pools alter column bought set not null, drop column quantity`,
    // The vendor may cut what was bought below what was moved away.
    `alter table pools add column quantity integer not null generated always as (greatest(0, bought + transferred)) stored`,
    `create index pools_made_from on pools (made_from) where made_from is not null`,
    `create table pool_transfers (
      id text primary key,
      number bigint generated always as identity unique,
      district_id text not null references orgs (id),
      product_id text not null references products (id),
      from_pool_id text not null references pools (id),
      to_pool_id text not null references pools (id),
      quantity integer not null check (quantity > 0),
      account_id text not null,
      device_id text,
      at timestamptz(3) not null)`,
    `create index pool_transfers_from on pool_transfers (from_pool_id, number desc)`,
    `create index pool_transfers_to on pool_transfers (to_pool_id, number desc)`,
    // The name of the computer, as its last sign-in gave it: for the history of licenses.
    `alter table devices add column name text`,
    `create index license_events_assignment on license_events (assignment_id, id desc)`,
  ],
};
