import * as z from 'zod';
import { SnapshotLine, type SnapshotHead } from '../../../shared/contract/pull.ts';
import { tables, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import type { Answer } from './answer.ts';
import type { Exchanged } from './exchange.ts';
import { readLines } from './lines.ts';
import { networkFault } from './networkFault.ts';
import { readText, toProblem } from './readBody.ts';

/** Where the rows of a snapshot go as they come. */
export type SnapshotSink = Readonly<{
  head: (head: SnapshotHead) => void;
  rows: <T extends TableName>(table: T, rows: readonly RowOf<T>[]) => void;
}>;

/** A line of 500 rows is some 100 KB. */
const LINE_LIMIT = 8_000_000;
const PROBLEM_LIMIT = 64_000;

const rowSchemas = Object.fromEntries(
  Object.entries(tables).map(([table, schema]) => [table, z.array(schema as z.ZodType)]),
) as unknown as { readonly [T in TableName]: z.ZodType<RowOf<T>[]> };

/**
 * Reads `GET /v1/snapshot` line by line. `ok` means that the end line came; whatever else it answers, the rows that
 * were handed out are a part and must be thrown away.
 */
export async function readSnapshot(
  exchanged: Exchanged,
  sink: SnapshotSink,
  now: number,
): Promise<Answer<SnapshotHead>> {
  if (exchanged.kind !== 'response') return exchanged;
  const { response } = exchanged;
  if (response.status < 200 || response.status >= 300) {
    const text = await readText(response, PROBLEM_LIMIT).catch(() => null);
    return toProblem(response, text, now);
  }
  const lines = readLines(response.pieces(), LINE_LIMIT);
  try {
    return await readRows(lines, sink, { kind: 'foreign', status: response.status });
  } finally {
    // Also when the store could not take the rows: the connection must not stay open for the rest.
    await lines.return().catch(() => undefined);
  }
}

async function readRows(
  lines: AsyncGenerator<string, void, void>,
  sink: SnapshotSink,
  foreign: Answer<never>,
): Promise<Answer<SnapshotHead>> {
  let head: SnapshotHead | null = null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- lines come one after the other
    const text = await nextLine(lines);
    if (text.kind === 'lost') return text;
    if (text.kind === 'end') return head ? { kind: 'lost', why: 'cut' } : foreign;
    const line = parseLine(text.line);
    if (!line || (line.type === 'head') !== (head === null)) return foreign;
    switch (line.type) {
      case 'head':
        head = line;
        sink.head(line);
        break;
      case 'rows':
        if (!handOut(sink, line.table, line.rows)) return foreign;
        break;
      case 'end':
        return endOf(head, lines, foreign);
    }
  }
}

/** Nothing may come after the end; waiting for that lets the connection be used again. */
async function endOf(
  head: SnapshotHead | null,
  lines: AsyncGenerator<string, void, void>,
  foreign: Answer<never>,
): Promise<Answer<SnapshotHead>> {
  const more = await nextLine(lines);
  return head && more.kind !== 'line' ? { kind: 'ok', body: head } : foreign;
}

type NextLine =
  | Readonly<{ kind: 'line'; line: string }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'lost'; why: string }>;

async function nextLine(lines: AsyncGenerator<string, void, void>): Promise<NextLine> {
  try {
    const next = await lines.next();
    return next.done ? { kind: 'end' } : { kind: 'line', line: next.value };
  } catch (error) {
    return { kind: 'lost', why: networkFault(error).why };
  }
}

function parseLine(text: string): z.infer<typeof SnapshotLine> | null {
  try {
    return SnapshotLine.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function handOut<T extends TableName>(sink: SnapshotSink, table: T, rows: unknown): boolean {
  const parsed = rowSchemas[table].safeParse(rows);
  if (!parsed.success) return false;
  sink.rows(table, parsed.data);
  return true;
}
