import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, type Logger } from 'kysely';
import { startupError } from '../startupError.ts';
import { lockFolder } from './folderLock.ts';
import type { Database } from './database.ts';
import { pgliteDialect } from './pgliteDialect.ts';
import type { Tables } from './tables.ts';

const asText = (text: string): string => text;

/**
 * PostgreSQL inside this process (PGlite), in a folder or in memory. One in memory may start as a copy of a cluster
 * that was dumped before, which is four times quicker than making one.
 */
export async function openEmbedded(path: string | null, copyOf?: Blob, log?: Logger): Promise<Database> {
  const folder = path === null ? null : resolve(path);
  const unlock = folder === null ? async () => {} : await takeFolder(folder);
  let pglite: PGlite;
  try {
    pglite = await PGlite.create({
      ...(folder === null ? {} : { dataDir: join(folder, 'postgresql') }),
      ...(copyOf === undefined ? {} : { loadDataDir: copyOf }),
      // A day has no time of day: keep drivers from making an instant of it.
      parsers: { [types.DATE]: asText },
    });
  } catch (error) {
    await unlock();
    throw startupError(`The embedded database in ${folder ?? 'memory'} could not be opened: ${reasonOf(error)}`, error);
  }
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite), ...(log ? { log } : {}) });
  return {
    kind: 'embedded',
    db,
    listen: async (channel, listener) => {
      // Through a connection of Kysely's, so that it waits for a transaction that is under way.
      await db.connection().execute(async () => pglite.listen(channel, listener));
      return async () => {
        await db.connection().execute(async () => pglite.unlisten(channel, listener));
      };
    },
    stop: async () => {
      await db.destroy();
      await unlock();
    },
  };
}

async function takeFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    return await lockFolder(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw startupError(`The database folder ${folder} cannot be written (${code}).`, error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
