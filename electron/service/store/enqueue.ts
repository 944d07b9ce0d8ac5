import { lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, Instant, PoolId } from '../../../shared/contract/ids.ts';
import { licenseQueue, poolDeltas, type LicenseQueue } from '../sync/licenseQueue.ts';
import type { Planned } from '../sync/planChanges.ts';
import { noteHistory } from './history.ts';
import type { LaneEffect } from './lane.ts';
import { mergeQueued } from './mergeQueued.ts';
import { openInLane } from './openInLane.ts';
import { writeOverlay } from './overlay.ts';
import type { Asker } from './readWorld.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';

/** What a person saves in one go. */
export type NewChangeSet = Readonly<{
  id: ChangeSetId;
  label: string;
  madeAt: Instant;
  kind: 'edit' | 'undo' | 'redo';
  /** The set that an undo takes back, or the undo that a redo takes back. */
  undoes: ChangeSetId | null;
}>;

/** Puts planned changes into the outbox with what the person will see of them; part of the caller's transaction. */
export function enqueue(sql: Sql, asker: Asker, set: NewChangeSet, planned: readonly Planned[]): void {
  for (const change of planned.filter(({ notBefore }) => notBefore !== null))
    insert(sql, set, change, { state: 'scheduled', after: [] });
  const now = planned.filter(({ notBefore }) => notBefore === null);
  const { pointless, rest, lanes } = mergeQueued(sql, now, set.madeAt);
  for (const change of pointless) {
    insert(sql, set, change, { state: 'superseded', after: [] });
    noteHistory(sql, change.id, 'superseded', set.madeAt, 'merged');
  }
  repredict(sql, asker, lanes);
  const licenses = licensesOf(sql);
  for (const change of rest) {
    const open = lanesOf(change.intent).flatMap((lane) => openInLane(sql, lane));
    insert(sql, set, change, { state: 'queued', after: [...new Set([...open, ...licenses.use(change)])] });
    writeOverlay(
      sql,
      change.lanes.map((lane) => ({ ...lane, changeId: change.id, settledSeq: null })),
    );
  }
}

/** Notes that there is such a set; its changes follow. */
export function insertChangeSet(sql: Sql, { id, label, madeAt, kind, undoes }: NewChangeSet): void {
  sql.run('INSERT INTO change_sets (id, label, made_at, kind, undoes) VALUES (?, ?, ?, ?, ?)', [
    id,
    label,
    madeAt,
    kind,
    undoes,
  ]);
}

function insert(
  sql: Sql,
  set: NewChangeSet,
  change: Planned,
  { state, after }: Readonly<{ state: 'queued' | 'scheduled' | 'superseded'; after: readonly ChangeId[] }>,
): void {
  sql.run(
    `INSERT INTO outbox
       (change_id, change_set_id, intent, seen, after, made_at, state, live, predicted, inverse_of, settled_at,
        not_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      change.id,
      set.id,
      JSON.stringify(change.intent),
      JSON.stringify(change.seen),
      JSON.stringify(after),
      set.madeAt,
      state,
      state === 'queued' ? 1 : 0,
      JSON.stringify(change.lanes),
      change.inverseOf,
      state === 'superseded' ? set.madeAt : null,
      change.notBefore,
    ],
  );
  for (const { userId, productId } of lanesOf(change.intent)) {
    sql.run('INSERT INTO outbox_lanes SELECT ?, ?, local_seq FROM outbox WHERE change_id = ?', [
      userId,
      productId,
      change.id,
    ]);
  }
  noteHistory(sql, change.id, state === 'scheduled' ? 'scheduled' : 'queued', set.madeAt, 'saved');
}

/** Finds, while changes are saved one after the other, which earlier one must free the license that one takes. */
function licensesOf(sql: Sql): Readonly<{ use: (change: Planned) => readonly ChangeId[] }> {
  const pools = new Map<PoolId, LicenseQueue>();
  const queueOf = (poolId: PoolId): LicenseQueue => {
    const known = pools.get(poolId);
    if (known) return known;
    const queue = readLicenseQueue(sql, poolId);
    pools.set(poolId, queue);
    return queue;
  };
  return {
    use: ({ id, lanes }) => {
      const named: ChangeId[] = [];
      for (const [poolId, delta] of poolDeltas(lanes)) {
        // A queue that is read later finds this change in the outbox.
        if (delta < 0) pools.get(poolId)?.free(id);
        if (delta > 0) named.push(...takeFrom(queueOf(poolId)));
      }
      return named;
    },
  };
}

function takeFrom(queue: LicenseQueue): readonly ChangeId[] {
  const by = queue.take();
  return by === null ? [] : [by];
}

type LiveRow = Readonly<{ change_id: ChangeId; state: string; predicted: string }>;

/** The pool's licenses after everything that is pending now, and who of the pending frees one. */
function readLicenseQueue(sql: Sql, poolId: PoolId): LicenseQueue {
  const pool = sql.get<{ quantity: number; base_assigned: number; adding: number; freeing: number }>(
    'SELECT quantity, base_assigned, adding, freeing FROM pools_view WHERE id = ?',
    [poolId],
  );
  if (!pool) return licenseQueue(0);
  // Nothing pending gives one back: no need to look at who takes what.
  if (pool.freeing === 0) return licenseQueue(pool.quantity - pool.base_assigned - pool.adding);
  const live = sql.all<LiveRow>('SELECT change_id, state, predicted FROM outbox WHERE live = 1 ORDER BY local_seq');
  const deltas = live.map((row) => ({
    id: row.change_id,
    open: row.state !== 'applied' && row.state !== 'noop',
    delta: poolDeltas(JSON.parse(row.predicted) as LaneEffect[]).get(poolId) ?? 0,
  }));
  const settled = deltas.filter((change) => !change.open).reduce((sum, change) => sum + change.delta, 0);
  const queue = licenseQueue(pool.quantity - pool.base_assigned - settled);
  for (const { id, open, delta } of deltas) {
    if (!open) continue;
    if (delta < 0) queue.free(id);
    if (delta > 0) queue.take();
  }
  return queue;
}
