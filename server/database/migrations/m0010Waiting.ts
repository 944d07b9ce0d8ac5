import type { Migration } from '../migration.ts';

/**
 * The waiting list becomes rows that clients hold: named after the change, stamped, buried when somebody waits no more.
 * A line is one of a product, not of a pool: whoever waits first of all whom a license can serve gets it.
 */
export const waiting: Migration = {
  number: 10,
  name: 'waiting',
  statements: [
    `alter table license_events add column change_set_id text, add column label text`,
    // Takes the index of the old line with it.
    `alter table waiting drop column id`,
    `alter table waiting rename column change_id to id`,
    `alter table waiting drop constraint waiting_change_id_key, add primary key (id)`,
    `alter table waiting add column txid xid8 not null default pg_current_xact_id()`,
    // What a swap gives back when it is served.
    `alter table waiting add column from_product_id text
      generated always as (change #>> '{intent,fromProductId}') stored`,
    `create index waiting_line on waiting (product_id, at, id) where state = 'waiting'`,
    `create index waiting_swaps on waiting (product_id, from_product_id)
      where state = 'waiting' and from_product_id is not null`,
    `create index waiting_changed on waiting (district_id, txid) where state = 'waiting'`,
    `create index waiting_ended on waiting (ended_at) where state <> 'waiting'`,
    `create trigger stamp before update on waiting for each row execute function stamp_txid()`,
    `create function bury_waiting() returns trigger language plpgsql as $$ begin
      insert into tombstones (district_id, table_name, id, user_id)
        values (old.district_id, 'waiting', old.id, old.user_id);
      return null; end $$`,
    `create trigger bury_waiting_update after update of state on waiting for each row
      when (old.state = 'waiting' and new.state <> 'waiting') execute function bury_waiting()`,
    `create trigger bury_waiting_delete after delete on waiting for each row
      when (old.state = 'waiting') execute function bury_waiting()`,
    // Whoever leaves waits no more, whichever way they were said to leave.
    `create function drop_waiting_of_inactive() returns trigger language plpgsql as $$ begin
      update waiting set state = 'dropped', reason = 'inactiveUser', ended_at = now()
        where user_id = new.id and state = 'waiting';
      return null; end $$`,
    `create trigger drop_waiting_of_inactive after update of status on users for each row
      when (old.status <> 'inactive' and new.status = 'inactive') execute function drop_waiting_of_inactive()`,
    // Shares the lines of some products and tells whether anybody waits in one. Two steps in one call: the second sees
    // what was committed while the first waited. Always in the order of keys (see licensing/lines.ts).
    `create function share_lines(products text[]) returns boolean language plpgsql as $$
      declare key bigint; begin
        for key in select distinct hashtextextended('line/' || p, 0) from unnest(products) p order by 1 loop
          perform pg_advisory_xact_lock_shared(key);
        end loop;
        return exists (select from waiting where product_id = any (products) and state = 'waiting');
      end $$`,
    `create function lock_lines(products text[]) returns void language plpgsql as $$
      declare key bigint; begin
        for key in select distinct hashtextextended('line/' || p, 0) from unnest(products) p order by 1 loop
          perform pg_advisory_xact_lock(key);
        end loop;
      end $$`,
  ],
};
