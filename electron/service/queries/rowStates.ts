import type { ChangeId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { ChangeState, RowState } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';

type Row = Readonly<{
  user_id: UserId;
  product_id: ProductId;
  change_id: ChangeId;
  state: ChangeState;
  settled_at: string | null;
  resolution: string | null;
  void_by: string | null;
  not_before: string | null;
}>;

/** What each person's row says about the changes made here; of several, the one that needs the person most. */
export function readRowStates(sql: Sql, userIds: readonly UserId[], doneSince: string): ReadonlyMap<UserId, RowState> {
  const rows = sql.all<Row>(
    `SELECT l.user_id, l.product_id, o.change_id, o.state, o.settled_at, o.resolution, o.void_by,
       o.not_before
     FROM json_each(?) u CROSS JOIN outbox_lanes l ON l.user_id = u.value
     CROSS JOIN outbox o ON o.local_seq = l.local_seq ORDER BY o.local_seq`,
    [JSON.stringify(userIds)],
  );
  const states = new Map<UserId, RowState>();
  for (const row of rows) {
    const state = stateOf(row, doneSince);
    const before = states.get(row.user_id);
    if (!before || RANK[state.kind] >= RANK[before.kind]) states.set(row.user_id, state);
  }
  return states;
}

/** The higher is shown; among equals the later. */
const RANK: Readonly<Record<RowState['kind'], number>> = {
  none: 0,
  done: 1,
  scheduled: 2,
  waitingForLicense: 3,
  saved: 4,
  sending: 5,
  checking: 6,
  canceling: 7,
  needsYou: 8,
};

function stateOf(row: Row, doneSince: string): RowState {
  switch (row.state) {
    case 'scheduled':
      return row.not_before === null ? { kind: 'none' } : { kind: 'scheduled', notBefore: row.not_before };
    case 'queued':
      return { kind: 'saved' };
    case 'sending':
      return { kind: row.void_by === 'person' ? 'canceling' : 'sending' };
    case 'unknown':
      return { kind: row.void_by === 'person' ? 'canceling' : 'checking' };
    case 'waiting':
      if (row.void_by === 'person') return { kind: 'canceling' };
      return { kind: 'waitingForLicense', productId: row.product_id };
    case 'applied':
    case 'noop':
      return row.settled_at !== null && row.settled_at >= doneSince
        ? { kind: 'done', at: row.settled_at }
        : { kind: 'none' };
    case 'refused':
    case 'held':
    case 'blocked':
    case 'quarantined':
      return row.resolution === null ? { kind: 'needsYou', changeId: row.change_id } : { kind: 'none' };
    case 'cancelled':
    case 'superseded':
      return { kind: 'none' };
  }
}
