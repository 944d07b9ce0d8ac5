import { sql, type Kysely, type Transaction } from 'kysely';
import type { Migration } from './migration.ts';
import type { Tables } from './tables.ts';
import { roster } from './migrations/m0001Roster.ts';
import { licenses } from './migrations/m0002Licenses.ts';
import { sync } from './migrations/m0003Sync.ts';
import { accounts } from './migrations/m0004Accounts.ts';
import { waiting } from './migrations/m0010Waiting.ts';
import { pools } from './migrations/m0011Pools.ts';
import { audit } from './migrations/m0020Audit.ts';
import { peopleLists } from './migrations/m0021PeopleLists.ts';
import { edits } from './migrations/m0022Edits.ts';
import { invitations } from './migrations/m0023Invitations.ts';
import { rosterSyncs } from './migrations/m0030RosterSyncs.ts';
import { classesChanged } from './migrations/m0040ClassesChanged.ts';
import { auditByKind } from './migrations/m0041AuditByKind.ts';
import { nobodyNowhere } from './migrations/m0042NobodyNowhere.ts';

const migrations: readonly Migration[] = [
  roster,
  licenses,
  sync,
  accounts,
  waiting,
  pools,
  audit,
  peopleLists,
  edits,
  invitations,
  rosterSyncs,
  classesChanged,
  auditByKind,
  nobodyNowhere,
];

/** Any number of our own; two servers that start at once take turns by it. */
const MIGRATION_LOCK = 721_160_001;

/** Brings the schema up to date, each step in a transaction of its own. Refuses a database from a newer Seatwise. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // “If not exists” alone is no turn-taking: of two that start at once on an empty database, one would fail.
    await takeTurn(trx);
    await sql`create table if not exists migrations (
      number integer primary key, name text not null, at timestamptz not null default now())`.execute(trx);
  });
  for (const migration of migrations) {
    await db.transaction().execute(async (trx) => {
      await takeTurn(trx);
      const done = await sql<{
        number: number;
      }>`select number from migrations where number = ${migration.number}`.execute(trx);
      if (done.rows.length > 0) return;
      for (const statement of migration.statements) await sql.raw(statement).execute(trx);
      await sql`insert into migrations (number, name) values (${migration.number}, ${migration.name})`.execute(trx);
    });
  }
  const newestKnown = Math.max(...migrations.map(({ number }) => number));
  const newest = await sql<{ number: number }>`select max(number) as number from migrations`.execute(db);
  if ((newest.rows[0]?.number ?? 0) > newestKnown) {
    throw new Error('This database was written by a newer version of Seatwise: update this server.');
  }
}

async function takeTurn(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
}
