import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { openEmbedded } from '../database/openEmbedded.ts';
import { emptyCluster } from './emptyCluster.ts';
import { findPostgresql, startPostgresql } from './privatePostgresql.ts';

export type DatabaseKind = Database['kind'];

/** The databases that tests run on: the embedded one, and PostgreSQL where its programs are found. */
export const databaseKinds: readonly DatabaseKind[] =
  findPostgresql() === null ? ['embedded'] : ['embedded', 'postgresql'];

/** A fresh, empty database of this kind; `stop` removes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  switch (kind) {
    case 'embedded': {
      const database = await openEmbedded(null, await emptyCluster());
      await migrate(database.db);
      return database;
    }
    case 'postgresql': {
      const cluster = await startPostgresql();
      const database = await openDatabase(cluster.url);
      const stop = async (): Promise<void> => {
        await database.stop();
        await cluster.stop();
      };
      return { ...database, stop };
    }
  }
}
