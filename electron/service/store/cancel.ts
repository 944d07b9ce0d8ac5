import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, Instant } from '../../../shared/contract/ids.ts';
import { noteHistory } from './history.ts';
import type { Lane } from './lane.ts';
import type { Asker } from './readWorld.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';

/** Why changes that have not left end: a person cancelled them, or later ones made them pointless. */
export type Ending =
  | Readonly<{ state: 'cancelled'; at: Instant; by: ChangeSetId | null }>
  | Readonly<{ state: 'superseded'; at: Instant }>;

/** Cancels one change that has not left yet. False when it is on its way or decided. */
export function cancelQueued(sql: Sql, asker: Asker, id: ChangeId, at: Instant): boolean {
  return sql.write(() => {
    const lanes = endQueued(sql, [id], { state: 'cancelled', at, by: null });
    if (lanes === null) return false;
    repredict(sql, asker, lanes);
    return true;
  });
}

/**
 * Ends those of the changes that have not left, each by a compare-and-set; part of the caller's transaction, which
 * predicts the lanes anew. Null when all of them had left.
 */
export function endQueued(sql: Sql, ids: readonly ChangeId[], ending: Ending): readonly Lane[] | null {
  const ended = new Map<ChangeId, readonly ChangeId[]>();
  const lanes: Lane[] = [];
  for (const id of ids) {
    const altered = sql.run(
      `UPDATE outbox SET state = ?, live = 0, settled_at = ?, cancelled_by = ?
       WHERE change_id = ? AND state IN ('queued', 'scheduled')`,
      [ending.state, ending.at, ending.state === 'cancelled' ? ending.by : null, id],
    );
    if (altered === 0) continue;
    noteHistory(sql, id, ending.state, ending.at, ending.state === 'cancelled' ? 'byPerson' : 'merged');
    const row = sql.get<{ intent: string; after: string }>('SELECT intent, after FROM outbox WHERE change_id = ?', [
      id,
    ]);
    if (!row) continue;
    ended.set(id, JSON.parse(row.after) as ChangeId[]);
    lanes.push(...lanesOf(Intent.parse(JSON.parse(row.intent))));
  }
  if (ended.size === 0) return null;
  handOnAfter(sql, ended);
  return lanes;
}

/** Queued changes that came after an ended one come after what that came after, so that its lane keeps its order. */
function handOnAfter(sql: Sql, ended: ReadonlyMap<ChangeId, readonly ChangeId[]>): void {
  const before = (ids: readonly ChangeId[]): readonly ChangeId[] => {
    const found = new Set<ChangeId>();
    const visited = new Set<ChangeId>();
    const next = [...ids];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (visited.has(id)) continue;
      visited.add(id);
      const after = ended.get(id);
      if (after) next.push(...after);
      else found.add(id);
    }
    return [...found];
  };
  const rows = sql.all<{ change_id: ChangeId; after: string }>(
    "SELECT change_id, after FROM outbox WHERE state = 'queued' AND after <> '[]'",
  );
  for (const row of rows) {
    const after = JSON.parse(row.after) as ChangeId[];
    if (!after.some((id) => ended.has(id))) continue;
    sql.run('UPDATE outbox SET after = ? WHERE change_id = ?', [JSON.stringify(before(after)), row.change_id]);
  }
}
