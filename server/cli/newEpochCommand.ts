import { ensureMeta } from '../database/meta.ts';
import { newEpoch } from '../database/newEpoch.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { startupError } from '../startupError.ts';
import { DEFAULT_DATABASE, readOptions } from './options.ts';

/** `new-epoch`: for a database that was restored from a backup. */
export async function newEpochCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { database: { type: 'string', default: DEFAULT_DATABASE } });
  if (positionals.length > 0) throw startupError(`new-epoch takes no ${positionals[0]}. See --help.`);
  const database = await openDatabase(values.database);
  try {
    await ensureMeta(database.db);
    await newEpoch(database.db, new Date());
    console.log('This database is marked as restored. Everyone signs in again, and their computers compare.');
  } finally {
    await database.stop();
  }
}
