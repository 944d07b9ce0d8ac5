import { Kysely, PostgresDialect, sql, type Logger } from 'kysely';
import pg from 'pg';
import { startupError } from '../startupError.ts';
import type { Database, Listener } from './database.ts';
import { preparingPool } from './preparingPool.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const DATE = 1082;

/** bigint as number (ours stay far below 2^53) and a day as text: as the embedded engine answers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text: string) => text;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

/** A PostgreSQL (15 or newer) by URL. `log` is told of every statement. */
export async function openPostgresql(url: string, log?: Logger): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced at next use; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparingPool(pool) }),
    ...(log ? { log } : {}),
  });
  try {
    const { rows } = await sql<{ version: number; encoding: string }>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
    `.execute(db);
    if ((rows[0]?.version ?? 0) < 150_000) throw startupError('Seatwise needs PostgreSQL 15 or newer.');
    if (rows[0]?.encoding !== 'UTF8') throw startupError('The PostgreSQL database must have the encoding UTF8.');
  } catch (error) {
    await db.destroy();
    if (error instanceof Error && 'code' in error) {
      throw startupError(`PostgreSQL at ${withoutPassword(url)} could not be reached: ${error.message}`, error);
    }
    throw error;
  }
  const notices = createNotices(url);
  return {
    kind: 'postgresql',
    db,
    listen: notices.listen,
    stop: async () => {
      await notices.stop();
      await db.destroy();
    },
  };
}

/** LISTEN on a connection of its own, made again when it breaks. */
function createNotices(url: string): Readonly<{ listen: Database['listen']; stop: () => Promise<void> }> {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    const lost = (): void => {
      if (client === next) client = null;
      if (!stopped) again = setTimeout(() => void connect().catch(lost), 1000);
    };
    next.on('error', () => {});
    next.once('end', lost);
    next.on('notification', ({ channel, payload }) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload ?? '');
    });
    await next.connect();
    client = next;
    for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
  };

  return {
    listen: async (channel, listener) => {
      const known = listeners.get(channel);
      if (known) known.add(listener);
      else listeners.set(channel, new Set([listener]));
      if (client === null) await connect();
      else if (!known) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      return async () => {
        listeners.get(channel)?.delete(listener);
      };
    },
    stop: async () => {
      stopped = true;
      clearTimeout(again);
      await client?.end();
    },
  };
}

function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1@');
}
