import type { Sql } from '../../electron/service/store/sqlite.ts';

/** What no upgrade may alter: changes, their order, their bytes, their verdicts, their history, and what the person sees. */
export type Kept = Readonly<{
  device: unknown;
  outbox: readonly unknown[];
  lanes: readonly unknown[];
  verdicts: readonly unknown[];
  history: readonly unknown[];
  licenses: readonly unknown[];
  people: readonly unknown[];
}>;

export function readKept(sql: Sql): Kept {
  return {
    device: sql.get('SELECT device_id, next_seq, epoch, account, district, server_url FROM device'),
    outbox: sql.all(
      `SELECT o.local_seq, o.change_id, o.change_set_id, s.label, o.intent_version, o.intent, o.seen, o.after, o.made_at, o.state,
         o.live, o.seq, o.bytes, o.hash, o.void_bytes, o.reason, o.settled_at, o.resolution
       FROM outbox o JOIN change_sets s ON s.id = o.change_set_id ORDER BY o.local_seq`,
    ),
    lanes: sql.all('SELECT * FROM outbox_lanes ORDER BY local_seq, user_id, product_id'),
    verdicts: sql.all('SELECT change_id, seq, verdict, at FROM verdicts ORDER BY seq'),
    history: sql.all('SELECT id, change_id, state, at, why FROM outbox_history ORDER BY id'),
    licenses: sql.all(
      'SELECT id, user_id, product_id, pool_id, pending FROM assignments_view ORDER BY user_id, product_id',
    ),
    people: sql.all('SELECT id, given_name, family_name, role FROM users ORDER BY id'),
  };
}
