import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSql, type Sql } from '../../electron/service/store/sqlite.ts';
import type { ChangeId } from '../../shared/contract/ids.ts';
import type { Finding, Promises } from './promises.ts';

type Row = Readonly<{
  change_id: ChangeId;
  state: string;
  seq: number | null;
  bytes: string | null;
  hash: string | null;
  history: number;
}>;

const OVER = ['applied', 'noop', 'refused', 'held', 'blocked', 'quarantined', 'cancelled', 'superseded'];

/** Opens a copy of a store that nobody has open, and holds it against what the person was told. */
export function checkStore(accountFolder: string, key: string, promises: Promises): readonly Finding[] {
  const damaged = readdirSync(accountFolder).filter((name) => name.includes('damaged'));
  if (damaged.length > 0) return [{ kind: 'other', text: `set aside as damaged: ${damaged.join(', ')}` }];
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-crash-look-'));
  try {
    for (const name of ['store.db', 'store.db-wal'])
      if (existsSync(join(accountFolder, name))) copyFileSync(join(accountFolder, name), join(folder, name));
    const sql = openSql(join(folder, 'store.db'), key);
    try {
      return checkOpen(sql, promises);
    } finally {
      sql.close();
    }
  } catch (error) {
    return [{ kind: 'other', text: `cannot be read: ${error instanceof Error ? error.message : 'unknown'}` }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkOpen(sql: Sql, promises: Promises): readonly Finding[] {
  const check = Object.values(sql.get('PRAGMA integrity_check') ?? {})[0];
  if (check !== 'ok') return [{ kind: 'other', text: `integrity: ${String(check)}` }];
  const isMade = sql.get("SELECT 1 AS yes FROM sqlite_master WHERE name = 'outbox_history'") !== undefined;
  const rows = isMade ? readRows(sql) : [];
  return [
    ...checkSaved(rows, promises),
    ...rows.flatMap((row) => checkRow(row, promises)),
    ...(isMade ? [...checkNumbers(sql, rows), ...checkDevice(sql, promises), ...checkReferences(sql)] : []),
  ];
}

function readRows(sql: Sql): readonly Row[] {
  return sql.all<Row>(
    `SELECT change_id, state, seq, bytes, hash,
       (SELECT COUNT(*) FROM outbox_history h WHERE h.change_id = o.change_id) AS history
     FROM outbox o ORDER BY local_seq`,
  );
}

function checkSaved(rows: readonly Row[], { saved }: Promises): readonly Finding[] {
  const there = new Set(rows.map((row) => row.change_id));
  return [...saved].filter((id) => !there.has(id)).map((id) => ({ kind: 'lost', text: `saved and gone: ${id}` }));
}

function checkRow(row: Row, promises: Promises): readonly Finding[] {
  const found: Finding[] = [];
  const say = (text: string): void => void found.push({ kind: 'other', text: `${text}: ${row.change_id}` });
  if (row.history === 0) say('without history');
  if (promises.cancelled.has(row.change_id) && row.state !== 'cancelled') say(`cancelled, and ${row.state}`);
  const final = promises.final.get(row.change_id);
  if (final !== undefined && final !== row.state) say(`was ${final}, is ${row.state}`);
  if (OVER.includes(row.state)) promises.final.set(row.change_id, row.state);
  const frozen = promises.frozen.get(row.change_id);
  if (frozen !== undefined && frozen !== row.bytes) say('frozen bytes altered');
  if (row.bytes !== null) {
    promises.frozen.set(row.change_id, row.bytes);
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.hash) say('bytes are not those of the hash');
  }
  return found;
}

/** Numbers are dense, and the next one is free. */
function checkNumbers(sql: Sql, rows: readonly Row[]): readonly Finding[] {
  const seqs = rows.flatMap((row) => (row.seq === null ? [] : [row.seq])).sort((a, b) => a - b);
  const next = sql.get<{ next_seq: number }>('SELECT next_seq FROM device')?.next_seq ?? 1;
  const isDense = seqs.every((seq, index) => seq === index + 1) && next === seqs.length + 1;
  return isDense ? [] : [{ kind: 'other', text: `numbers ${seqs.join(' ')}, next ${next}` }];
}

/** Still the same computer to the server. */
function checkDevice(sql: Sql, { deviceId }: Promises): readonly Finding[] {
  for (const row of sql.all<{ device_id: string }>('SELECT device_id FROM device')) deviceId.add(row.device_id);
  return deviceId.size > 1 ? [{ kind: 'other', text: `devices ${[...deviceId].join(', ')}` }] : [];
}

function checkReferences(sql: Sql): readonly Finding[] {
  const broken = sql.all('PRAGMA foreign_key_check').length;
  return broken === 0 ? [] : [{ kind: 'other', text: `${broken} broken references` }];
}
