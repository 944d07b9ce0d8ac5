import { sql } from 'kysely';
import { writeMeta } from '../../../server/database/meta.ts';
import { inTransaction, type Db } from '../../../server/database/transaction.ts';
import { restored } from './tables.ts';

/** Keeps a copy of everything that a restore brings back. */
export async function backUp(db: Db): Promise<void> {
  await inTransaction(db, async (trx) => {
    await sql`create schema if not exists backup`.execute(trx);
    for (const { name } of restored) {
      await sql`drop table if exists backup.${sql.raw(name)}`.execute(trx);
      await sql`create table backup.${sql.raw(name)} as table public.${sql.raw(name)}`.execute(trx);
    }
  });
}

/** Brings the copy back, as `new-epoch` is told after a restore. */
export async function restore(db: Db, epoch: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    // No trigger buries or stamps what a restore removes: it never was.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const { name, generated } of restored) {
      await sql`delete from ${sql.raw(name)}`.execute(trx);
      const { rows } = await sql<{ column: string }>`select column_name as column from information_schema.columns
        where table_schema = 'public' and table_name = ${name}`.execute(trx);
      const columns = sql.join(
        rows.filter(({ column }) => !generated.includes(column)).map(({ column }) => sql.ref(column)),
      );
      await sql`insert into ${sql.raw(name)} (${columns}) overriding system value
        select ${columns} from backup.${sql.raw(name)}`.execute(trx);
    }
    await writeMeta(trx, 'epoch', epoch);
  });
}
