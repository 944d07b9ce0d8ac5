import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openPostgresql } from './openPostgresql.ts';

/** The name of an embedded database that is gone when it stops. */
export const IN_MEMORY = 'memory:';

/** Is this the URL of a PostgreSQL, and not a folder? */
export function isPostgresql(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/** Opens PostgreSQL by URL, or the embedded one in a folder (or `memory:`), and brings its schema up to date. */
export async function openDatabase(location: string): Promise<Database> {
  const database = isPostgresql(location)
    ? await openPostgresql(location)
    : await openEmbedded(location === IN_MEMORY ? null : location);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return database;
}
