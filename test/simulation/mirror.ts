import { baseTables, OWN_COLUMNS } from '../../electron/service/store/baseTables.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';
import type { ChangesResponse, Closed, SnapshotLine } from '../../shared/contract/pull.ts';
import { tableNames, type RowOf, type TableName } from '../../shared/contract/rows.ts';

/** Rows by table and id, each as the text of its columns. */
export type MirrorRows = ReadonlyMap<TableName, ReadonlyMap<string, string>>;

/** What the server handed out, whole, by cursor: what a store with that cursor must hold, and nothing in between. */
export type Mirror = Readonly<{
  handedOut: (path: string, body: string) => void;
  rowsAt: (cursor: string) => MirrorRows | undefined;
  /** Do the rows of this cursor contain what the device's number did? As the server said, whatever the store made of it. */
  contains: (cursor: string, seq: number) => boolean;
}>;

export function createMirror(): Mirror {
  const byCursor = new Map<string, MirrorRows>();
  const closed = new Map<string, Closed[]>();
  const note = (cursor: string, said: Closed): void => {
    closed.set(cursor, [...(closed.get(cursor) ?? []), said]);
  };
  return {
    handedOut: (path, body) => {
      if (path.startsWith('/v1/snapshot')) {
        const { cursor, rows, closed: said } = ofSnapshot(body);
        note(cursor, said);
        byCursor.set(cursor, rows);
        return;
      }
      const from = byCursor.get(new URL(path, 'http://server').searchParams.get('cursor') ?? '');
      const delta = JSON.parse(body) as ChangesResponse;
      note(delta.cursor, delta.closed);
      if (from) byCursor.set(delta.cursor, withDelta(from, delta));
    },
    rowsAt: (cursor) => byCursor.get(cursor),
    contains: (cursor, seq) => (closed.get(cursor) ?? []).some(({ floor, seqs }) => seq <= floor || seqs.includes(seq)),
  };
}

function ofSnapshot(body: string): { cursor: string; rows: MirrorRows; closed: Closed } {
  const rows = new Map<TableName, Map<string, string>>(tableNames.map((table) => [table, new Map()]));
  let cursor = '';
  let closed: Closed = { floor: 0, seqs: [] };
  for (const text of body.split('\n')) {
    if (text === '') continue;
    // Parsed again by whom it is meant for.
    const line = JSON.parse(text) as SnapshotLine;
    if (line.type === 'head') ({ cursor, closed } = line);
    if (line.type === 'rows') put(rows.get(line.table), line.table, line.rows as RowOf<TableName>[]);
  }
  return { cursor, rows, closed };
}

function withDelta(from: MirrorRows, delta: ChangesResponse): MirrorRows {
  const altered = tableNames.filter((table) => delta.rows[table].length + delta.gone[table].length > 0);
  if (altered.length === 0) return from;
  // The others stay the same maps: what was compared with them need not be again.
  const rows = new Map<TableName, ReadonlyMap<string, string>>(from);
  for (const table of altered) {
    const some = new Map(from.get(table));
    rows.set(table, some);
    for (const id of delta.gone[table]) some.delete(id);
    put(some, table, delta.rows[table]);
  }
  return rows;
}

function put(rows: Map<string, string> | undefined, table: TableName, some: readonly RowOf<TableName>[]): void {
  const { columns } = baseTables[table];
  const values = baseTables[table].values as (row: RowOf<TableName>, n: number) => readonly unknown[];
  const isTheirs = (_: unknown, index: number): boolean => !OWN_COLUMNS.includes(columns[index]?.[0] ?? '');
  for (const row of some) rows?.set(row.id, JSON.stringify(values(row, 0).filter(isTheirs)));
}

/** Says what of a store's base tables is not as in the mirror. */
export function differenceOf(sql: Sql, mirror: MirrorRows, among: readonly TableName[] = tableNames): string | null {
  for (const table of among) {
    const { name, columns } = baseTables[table];
    const wanted = mirror.get(table) ?? new Map<string, string>();
    const names = columns.map(([column]) => column).filter((column) => !OWN_COLUMNS.includes(column));
    const found = sql.all<Record<string, unknown>>(`SELECT ${names.join(', ')} FROM ${name}`);
    if (found.length !== wanted.size) return `${table}: ${found.length} rows, not ${wanted.size}`;
    for (const row of found) {
      const text = JSON.stringify(names.map((column) => row[column]));
      if (wanted.get(String(row['id'])) !== text)
        return `${table}: ${text}, not ${wanted.get(String(row['id'])) ?? 'gone'}`;
    }
  }
  return null;
}
