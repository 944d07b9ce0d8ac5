import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgresql, startPostgresql } from '../testing/privatePostgresql.ts';
import type { Database } from './database.ts';
import { openPostgresql } from './openPostgresql.ts';

describe.skipIf(findPostgresql() === null)('the connections to PostgreSQL', () => {
  let cluster: Awaited<ReturnType<typeof startPostgresql>>;
  let database: Database;

  beforeAll(async () => {
    cluster = await startPostgresql();
    database = await openPostgresql(cluster.url);
  });
  afterAll(async () => {
    await database.stop();
    await cluster.stop();
  });

  /** Everything on one connection, and what it has prepared afterwards. */
  const preparedAfter = async (texts: readonly string[]): Promise<readonly string[]> =>
    database.db.connection().execute(async (db) => {
      for (const text of texts) await sql.raw(text).execute(db);
      const { rows } = await sql<{ statement: string }>`
        select statement from pg_prepared_statements where statement not like '%pg_prepared%'`.execute(db);
      return rows.map(({ statement }) => statement);
    });

  it('prepare what comes again and again, and nothing else', async () => {
    const again = Array.from({ length: 5 }, () => 'select 1 as again');
    const others = ['select 2 as once', 'begin', 'commit', 'begin', 'commit', 'begin', 'commit'];
    expect(await preparedAfter([...again, ...others])).toEqual(['select 1 as again']);
  });

  it('prepare no more than a connection should hold, however many texts there are', async () => {
    const texts = Array.from({ length: 300 }, (_, number) => `select ${number} as number`);
    const prepared = await preparedAfter([...texts, ...texts, ...texts, ...texts]);
    expect(prepared.length).toBeGreaterThan(100);
    expect(prepared.length).toBeLessThanOrEqual(200);
  });

  it('answer a prepared statement with what is so now', async () => {
    await sql`create table things (id integer, name text)`.execute(database.db);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await sql`insert into things values (1, ${name})`.execute(database.db);
      const { rows } = await sql<{ last: string }>`select max(name) as last from things where id = ${1}`.execute(
        database.db,
      );
      expect(rows[0]?.last).toBe(name);
    }
  });
});
