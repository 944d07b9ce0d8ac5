import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgresql } from '../../../server/testing/privatePostgresql.ts';
import type { Recorded } from './recordChange.ts';

const run = promisify(execFile);

/** As `seedScale` names students, and as the measure names its devices. */
const SQL_OF = {
  deviceId: `md5('bench-device-' || :client_id)::uuid::text`,
  changeId: `md5('bench-change-' || :a || '-' || :b)::uuid::text`,
  studentId: `md5('big-student-' || :student)::uuid::text`,
  seq: ':seq::bigint',
} as const;

type Bench = Readonly<{ url: string; clients: number; seconds: number; students: number; firstSeq: number }>;

/** PostgreSQL's own driver with the same statements, prepared: changes per second. */
export async function pgbench(
  recorded: Recorded,
  { url, clients, seconds, students, firstSeq }: Bench,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'seatwise-pgbench-'));
  try {
    const script = join(folder, 'change.sql');
    await writeFile(script, pgbenchScript(recorded, students));
    const { hostname, port, username, pathname } = new URL(url);
    const place = ['-h', hostname, '-p', port, '-U', username];
    const how = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)];
    const args = [...place, ...how, '-D', `seq=${firstSeq}`, '-f', script, pathname.slice(1)];
    const { stdout } = await run(join(findPostgresql() ?? '', 'pgbench'), args);
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined) throw new Error(`pgbench said: ${stdout}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pgbenchScript(recorded: Recorded, students: number): string {
  const lines = recorded.statements.map(({ sql, parameters }) => {
    const filled = quiet(sql).replaceAll(/\$(\d+)/g, (_, number: string) =>
      valueOf(parameters[Number(number) - 1], recorded),
    );
    return `${filled.replaceAll(/\s+/g, ' ').trim()};`;
  });
  const variables = [
    `\\set student random(0, ${students - 1})`,
    '\\set a random(0, 2000000000)',
    '\\set b random(0, 2000000000)',
    '\\set seq :seq + 1',
  ];
  return [...variables, ...lines, ''].join('\n');
}

/** pgbench takes a colon with a word behind it for a variable, in a text too. */
function quiet(sql: string): string {
  return sql.replaceAll(/(?<!:):(?=\w)/g, `' || chr(58) || '`);
}

function valueOf(value: unknown, recorded: Recorded): string {
  for (const name of ['deviceId', 'changeId', 'studentId', 'seq'] as const) {
    if (value === recorded[name]) return SQL_OF[name];
  }
  if (Array.isArray(value)) return `array[${value.map((one) => valueOf(one, recorded)).join()}]::text[]`;
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (!(value instanceof Date) && typeof value !== 'string') throw new Error('A value pgbench cannot be told.');
  const text = value instanceof Date ? value.toISOString() : value;
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
}
