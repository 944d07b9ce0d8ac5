import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Statements that came this often come again. */
const OFTEN = 3;
/** Each costs every connection some memory. A text made of a list's length could otherwise make ever new ones. */
const MOST = 200;

/**
 * A pool whose connections prepare the statements that come again and again. Reading and planning the statements of a
 * license change costs PostgreSQL more than running them. PostgreSQL still plans anew wherever the values matter: it
 * keeps a general plan only when that is estimated no worse than those made for the values.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const nameOf = createNames();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparingClient(client, nameOf);
      clients.set(client, known);
      return known;
    },
    end: async () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient, nameOf: (text: string) => string | null): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const name = nameOf(text);
    return client.query({ text, values: [...values], ...(name === null ? {} : { name }) });
  };
  // The other form of `query` reads with a cursor of the driver's, which nothing here does.
  return { query: query as PostgresPoolClient['query'], release: () => client.release() };
}

/** The name of a statement that comes often, the same on every connection; null for the others. */
function createNames(): (text: string) => string | null {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (names.size >= MOST || !/^\s*(select|with|insert|update|delete)\b/i.test(text)) return null;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      // What came once or twice long ago is forgotten, so that texts that never come again take no memory.
      if (counts.size >= 10 * MOST) counts.clear();
      counts.set(text, count);
      return null;
    }
    counts.delete(text);
    const made = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, made);
    return made;
  };
}
