import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import type { ChangesResponse, Checks, Closed, SnapshotHead } from '../../../shared/contract/pull.ts';
import { addRow, EMPTY_HASH, formatHash, textHash, type TableHash } from '../../../shared/contract/rowHash.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import { inSight, type Sight } from './sight.ts';
import type { Memory, Tables } from './state.ts';

const hashes = new WeakMap<object, TableHash>();

function hashOf(row: object): TableHash {
  const known = hashes.get(row);
  if (known) return known;
  const made = textHash(canonicalJson(row));
  hashes.set(row, made);
  return made;
}

/** Row counts and hashes of these tables. */
function checksOf(tables: Tables): Checks {
  const checks = tableNames.map((table) => {
    let hash = EMPTY_HASH;
    for (const row of tables[table].values()) hash = addRow(hash, hashOf(row));
    return [table, { count: tables[table].size, hash: formatHash(hash) }];
  });
  return Object.fromEntries(checks) as Checks;
}

export function closedOf(memory: Memory, deviceId: string): Closed {
  const device = memory.state.devices.get(deviceId);
  return { floor: device?.floor ?? 0, seqs: (device?.ledger ?? []).map(({ seq }) => seq).sort((a, b) => a - b) };
}

function cursorOf(memory: Memory, sight: Sight): string {
  return `${memory.epoch} ${memory.versions.length - 1} ${sight.fingerprint}`;
}

/** Null: the cursor is too old, take a snapshot. */
export function changesSince(
  memory: Memory,
  sight: Sight,
  asked: Readonly<{ cursor: string; deviceId: string; check: boolean }>,
): ChangesResponse | null {
  const [epoch, text, fingerprint] = asked.cursor.split(' ');
  const version = Number(text);
  if (epoch !== memory.epoch || fingerprint !== sight.fingerprint || version < memory.horizon) return null;
  const then = memory.versions[version];
  if (!then) return null;
  const before = then === memory.state.tables ? null : inSight(then, sight);
  const after = inSight(memory.state.tables, sight);
  const rows: Record<TableName, unknown[]> = lists();
  const gone: Record<TableName, unknown[]> = lists();
  for (const table of before ? tableNames : []) {
    const [old, now] = [before?.[table] ?? new Map<string, unknown>(), after[table]];
    if (old === now) continue;
    for (const [id, row] of now) if (!isSame(old.get(id), row)) rows[table].push(row);
    for (const id of old.keys()) if (!now.has(id)) gone[table].push(id);
  }
  return {
    epoch: memory.epoch,
    cursor: cursorOf(memory, sight),
    serverTime: memory.now().toISOString(),
    rows: rows as ChangesResponse['rows'],
    gone: gone as ChangesResponse['gone'],
    closed: closedOf(memory, asked.deviceId),
    checks: asked.check ? checksOf(after) : null,
  };
}

/** The lines of a snapshot. */
export function snapshotOf(memory: Memory, sight: Sight, deviceId: string): readonly string[] {
  const tables = inSight(memory.state.tables, sight);
  const head: SnapshotHead = {
    type: 'head',
    epoch: memory.epoch,
    cursor: cursorOf(memory, sight),
    serverTime: memory.now().toISOString(),
    closed: closedOf(memory, deviceId),
    checks: checksOf(tables),
  };
  const parts = tableNames
    .filter((table) => tables[table].size > 0)
    .map((table) => JSON.stringify({ type: 'rows', table, rows: [...tables[table].values()] }));
  return [JSON.stringify(head), ...parts, '{"type":"end"}'];
}

function isSame(old: unknown, now: unknown): boolean {
  return old === now || (old !== undefined && canonicalJson(old) === canonicalJson(now));
}

function lists(): Record<TableName, unknown[]> {
  return Object.fromEntries(tableNames.map((table) => [table, []])) as unknown as Record<TableName, unknown[]>;
}
