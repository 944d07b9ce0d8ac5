import type { Intent } from '../../shared/contract/change.ts';
import { lanesOf } from '../../shared/contract/change.ts';
import type { ChangeState } from '../../shared/contract/view.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';
import { EVERYTHING, type Touched } from './touched.ts';

export type OutboxRow = Readonly<{
  id: string;
  setId: string;
  state: ChangeState;
  seq: number | null;
  /** Of its frozen bytes; null as long as it is queued. */
  hash: string | null;
  isVoid: boolean;
  after: readonly string[];
  intent: string;
  /** Would rather wait: nothing is shown of it before a license comes. */
  showsNothing: boolean;
  resolved: boolean;
}>;

export type ShownLicense = Readonly<{ id: string; userId: string; productId: string; poolId: string; version: number }>;

/** What is committed in one computer's store, read once after a commit and looked at by every invariant. */
export type Look = Readonly<{
  device: Readonly<{
    id: string;
    nextSeq: number;
    epoch: string | null;
    cursor: string | null;
    snapshotWanted: boolean;
  }> | null;
  outbox: readonly OutboxRow[];
  byId: ReadonlyMap<string, OutboxRow>;
  shown: readonly ShownLicense[];
  /** Confirmed changes that a restored server lost, as they are listed. */
  missing: ReadonlySet<string>;
  /** Counts as the windows show them. */
  pools: string;
  /** What was written to since the look before. */
  touched: Touched;
}>;

export const OPEN: ReadonlySet<ChangeState> = new Set<ChangeState>(['queued', 'sending', 'unknown']);

const NOTHING: readonly string[] = [];

type Raw = Readonly<{
  change_id: string;
  change_set_id: string;
  state: ChangeState;
  seq: number | null;
  hash: string | null;
  voided: number;
  after: string;
  intent: string;
  empty: number;
  resolution: string | null;
}>;

/** What is of a table that nobody wrote to is as it was `before`. */
export function lookAt(sql: Sql, before?: Look, touched: Touched = EVERYTHING): Look {
  const altered = (...tables: readonly string[]): boolean => before === undefined || touched.has(...tables);
  const outbox = altered('outbox') ? readOutbox(sql) : (before?.outbox ?? []);
  return {
    device: altered('device') ? readDevice(sql) : (before?.device ?? null),
    outbox,
    byId: outbox === before?.outbox ? before.byId : new Map(outbox.map((row) => [row.id, row])),
    shown: altered('assignments', 'overlay') ? readShown(sql) : (before?.shown ?? []),
    missing: altered('epoch_missing') ? readMissing(sql) : (before?.missing ?? new Set()),
    pools: altered('assignments', 'overlay', 'pools') ? readPools(sql) : (before?.pools ?? ''),
    touched,
  };
}

function readDevice(sql: Sql): Look['device'] {
  const device = sql.get<Record<string, string | number | null>>(
    'SELECT device_id, next_seq, epoch, cursor, snapshot_wanted FROM device',
  );
  if (!device) return null;
  return {
    id: String(device['device_id']),
    nextSeq: Number(device['next_seq']),
    epoch: device['epoch'] as string | null,
    cursor: device['cursor'] as string | null,
    snapshotWanted: device['snapshot_wanted'] === 1,
  };
}

function readOutbox(sql: Sql): readonly OutboxRow[] {
  return sql
    .all<Raw>(
      `SELECT change_id, change_set_id, state, seq, hash, void_bytes IS NOT NULL AS voided, intent, resolution,
         CASE WHEN bytes IS NULL THEN after ELSE json_extract(bytes, '$.after') END AS after, predicted = '[]' AS empty
       FROM outbox ORDER BY local_seq`,
    )
    .map((row): OutboxRow => ({
      id: row.change_id,
      setId: row.change_set_id,
      state: row.state,
      seq: row.seq,
      hash: row.hash,
      isVoid: row.voided === 1,
      after: row.after === '[]' ? NOTHING : (JSON.parse(row.after) as string[]),
      intent: row.intent,
      showsNothing: row.empty === 1,
      resolved: row.resolution !== null,
    }));
}

function readMissing(sql: Sql): ReadonlySet<string> {
  return new Set(sql.all<{ id: string }>('SELECT change_id AS id FROM epoch_missing').map(({ id }) => id));
}

/** The licenses as every window shows them. */
function readShown(sql: Sql): readonly ShownLicense[] {
  return sql.all<ShownLicense>(
    `SELECT id, user_id AS userId, product_id AS productId, pool_id AS poolId, version FROM assignments_view
     ORDER BY user_id, product_id`,
  );
}

function readPools(sql: Sql): string {
  return JSON.stringify(sql.all('SELECT id, quantity, assigned, adding, freeing FROM pools_view ORDER BY id'));
}

/** What an intent makes of each of its lanes: shall it be held afterwards? */
export function goalsOf(intent: Intent): readonly Readonly<{ lane: string; held: boolean }>[] {
  const lanes = lanesOf(intent).map(({ userId, productId }) => `${userId} ${productId}`);
  switch (intent.kind) {
    case 'assign':
      return lanes.map((lane) => ({ lane, held: true }));
    case 'unassign':
      return lanes.map((lane) => ({ lane, held: false }));
    case 'swap':
    case 'move':
      // The first lane gives, the second takes.
      return lanes.map((lane, index) => ({ lane, held: index === 1 }));
  }
}
