import { Client } from 'pg';
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

/** A fresh, empty database of this kind. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  switch (kind) {
    case 'embedded': {
      const database = await openEmbedded(null, await emptyCluster());
      await migrate(database.db);
      return database;
    }
    case 'postgresql':
      return openDatabase(await newDatabase());
  }
}

/** One cluster for all tests of a process, ended with it: starting one takes seconds, a database in it a tenth of one. */
let cluster: ReturnType<typeof startPostgresql> | null = null;
let made = 0;

/** The address of an empty database. It stays until the cluster ends. */
async function newDatabase(): Promise<string> {
  cluster ??= startPostgresql();
  const { url } = await cluster;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    made += 1;
    await client.query(`CREATE DATABASE test${made}`);
  } finally {
    await client.end();
  }
  return new URL(`/test${made}`, url).href;
}
