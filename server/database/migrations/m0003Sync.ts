import type { Migration } from '../migration.ts';

const stamped = [
  'orgs',
  'academic_sessions',
  'users',
  'user_orgs',
  'classes',
  'enrollments',
  'products',
  'pools',
  'assignments',
];

/** A statement-level trigger that sees all rows a statement deleted or altered. */
function afterStatement(table: string, event: 'delete' | 'update' | 'insert', call: string): string {
  const rows = {
    insert: 'new table as altered',
    delete: 'old table as gone',
    update: 'old table as gone new table as altered',
  }[event];
  return `create trigger ${call}_${event} after ${event} on ${table}
    referencing ${rows} for each statement execute function ${call}()`;
}

function statementFunction(name: string, body: string): string {
  return `create function ${name}() returns trigger language plpgsql as $$ begin ${body}; return null; end $$`;
}

/**
 * What pulls are made of (decision 0007): every base row carries the transaction that wrote it last, and whatever
 * disappears from somebody's sight leaves a tombstone. Triggers do it, so no writer can forget.
 */
export const sync: Migration = {
  number: 3,
  name: 'sync',
  statements: [
    `create function stamp_txid() returns trigger language plpgsql as
      $$ begin new.txid := pg_current_xact_id(); return new; end $$`,
    ...stamped.map(
      (table) => `create trigger stamp before update on ${table} for each row execute function stamp_txid()`,
    ),
    `create table tombstones (
      district_id text not null,
      table_name text not null,
      id text not null,
      org_id text,
      class_id text,
      user_id text,
      txid xid8 not null default pg_current_xact_id(),
      at timestamptz not null default now())`,
    `create index tombstones_changed on tombstones (district_id, txid)`,
    `create index tombstones_at on tombstones (at)`,

    statementFunction(
      'bury_orgs',
      `insert into tombstones (district_id, table_name, id, org_id)
        select district_id, 'orgs', id, id from gone`,
    ),
    afterStatement('orgs', 'delete', 'bury_orgs'),
    statementFunction(
      'bury_academic_sessions',
      `insert into tombstones (district_id, table_name, id) select district_id, 'academicSessions', id from gone`,
    ),
    afterStatement('academic_sessions', 'delete', 'bury_academic_sessions'),
    statementFunction(
      'bury_products',
      `insert into tombstones (district_id, table_name, id) select district_id, 'products', id from gone`,
    ),
    afterStatement('products', 'delete', 'bury_products'),

    statementFunction(
      'bury_pools',
      `insert into tombstones (district_id, table_name, id, org_id)
        select g.district_id, 'pools', g.id, g.org_id from gone g
        where not exists (select from pools p where p.id = g.id and p.org_id = g.org_id)`,
    ),
    afterStatement('pools', 'delete', 'bury_pools'),
    // An update of a pool happens at every license given or taken: look for a move only when the org is written.
    `create function bury_moved_pool() returns trigger language plpgsql as $$ begin
      insert into tombstones (district_id, table_name, id, org_id) values (old.district_id, 'pools', old.id, old.org_id);
      return null; end $$`,
    `create trigger bury_moved_pool after update of org_id on pools for each row
      when (old.org_id <> new.org_id) execute function bury_moved_pool()`,

    // A person who leaves an org leaves the sight of those who act for it only.
    statementFunction(
      'bury_user_orgs',
      `insert into tombstones (district_id, table_name, id, org_id)
        select o.district_id, 'users', g.user_id, g.org_id from gone g join orgs o on o.id = g.org_id`,
    ),
    afterStatement('user_orgs', 'delete', 'bury_user_orgs'),
    // A user's row on the wire lists their orgs: it is a changed row when they change.
    statementFunction(
      'touch_users_of_gone',
      `update users set id = id where id in (select user_id from gone) and txid <> pg_current_xact_id()`,
    ),
    afterStatement('user_orgs', 'delete', 'touch_users_of_gone'),
    statementFunction(
      'touch_users_of_altered',
      `update users set id = id where id in (select user_id from altered) and txid <> pg_current_xact_id()`,
    ),
    afterStatement('user_orgs', 'insert', 'touch_users_of_altered'),
    afterStatement('user_orgs', 'update', 'touch_users_of_altered'),

    statementFunction(
      'bury_classes',
      `insert into tombstones (district_id, table_name, id, org_id)
        select district_id, 'classes', id, org_id from gone`,
    ),
    afterStatement('classes', 'delete', 'bury_classes'),
    statementFunction(
      'bury_moved_classes',
      `insert into tombstones (district_id, table_name, id, org_id)
        select g.district_id, 'classes', g.id, g.org_id from gone g join altered a using (id) where a.org_id <> g.org_id;
      insert into tombstones (district_id, table_name, id, org_id, class_id, user_id)
        select e.district_id, 'enrollments', e.id, g.org_id, e.class_id, e.user_id
        from gone g join altered a using (id) join enrollments e on e.class_id = g.id where a.org_id <> g.org_id`,
    ),
    afterStatement('classes', 'update', 'bury_moved_classes'),

    statementFunction(
      'bury_enrollments',
      `insert into tombstones (district_id, table_name, id, org_id, class_id, user_id)
        select g.district_id, 'enrollments', g.id, c.org_id, g.class_id, g.user_id
        from gone g join classes c on c.id = g.class_id`,
    ),
    afterStatement('enrollments', 'delete', 'bury_enrollments'),
    // An enrollment that is pointed at another class or person is gone from where it was.
    statementFunction(
      'bury_moved_enrollments',
      `insert into tombstones (district_id, table_name, id, org_id, class_id, user_id)
        select g.district_id, 'enrollments', g.id, c.org_id, g.class_id, g.user_id
        from gone g join altered a using (id) join classes c on c.id = g.class_id
        where a.class_id <> g.class_id or a.user_id <> g.user_id`,
    ),
    afterStatement('enrollments', 'update', 'bury_moved_enrollments'),

    statementFunction(
      'bury_assignments',
      `insert into tombstones (district_id, table_name, id, user_id)
        select district_id, 'assignments', id, user_id from gone`,
    ),
    afterStatement('assignments', 'delete', 'bury_assignments'),
    `create function bury_moved_assignment() returns trigger language plpgsql as $$ begin
      insert into tombstones (district_id, table_name, id, user_id)
        values (old.district_id, 'assignments', old.id, old.user_id);
      return null; end $$`,
    `create trigger bury_moved_assignment after update of user_id on assignments for each row
      when (old.user_id <> new.user_id) execute function bury_moved_assignment()`,

    `create table devices (
      id text primary key,
      account_id text not null,
      floor bigint not null default 0,
      created_at timestamptz not null)`,
    `create table ledger (
      device_id text not null references devices (id),
      seq bigint not null,
      change_id text not null unique,
      hash text,
      verdict jsonb not null,
      at timestamptz(3) not null,
      primary key (device_id, seq))`,
    `create table audit (
      id bigint generated always as identity primary key,
      at timestamptz(3) not null,
      district_id text not null,
      account_id text not null,
      device_id text,
      kind text not null,
      change_id text,
      change_set_id text,
      detail jsonb not null)`,
    `create index audit_district on audit (district_id, id)`,
  ],
};
