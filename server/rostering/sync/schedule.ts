import { sql } from 'kysely';
import { inTransaction, type Db } from '../../database/transaction.ts';
import { NOTICE_CHANNEL } from '../../events/channel.ts';
import { nextRun } from './nextRun.ts';

/** Puts what is due into the queue, each nightly run once however many servers look at the same time. */
export async function enqueueDue(db: Db, now: Date): Promise<void> {
  await scheduleNewSources(db, now);
  await inTransaction(db, async (trx) => {
    // Whoever gets the row puts its run into the queue and moves it on; the others pass it by.
    const { rows } = await sql<{ district_id: string; source: string; time_zone: string; sync_at: string }>`
      select r.district_id, r.source, d.time_zone, d.sync_at
      from roster_schedules r join districts d on d.id = r.district_id
      where r.next_run_at <= ${now}
        and exists (select from orgs o where o.district_id = r.district_id and o.roster_source = r.source)
      order by r.district_id, r.source for update of r skip locked`.execute(trx);
    for (const { district_id, source, time_zone, sync_at } of rows) {
      // One that somebody asked for and that has not started yet will do.
      await sql`insert into roster_syncs (id, district_id, source, started_by, requested_at, state)
        values (${crypto.randomUUID()}, ${district_id}, ${source}, 'schedule', ${now}, 'requested')
        on conflict do nothing`.execute(trx);
      await trx
        .updateTable('roster_schedules')
        .set({ next_run_at: nextRun(time_zone, sync_at, now) })
        .where('district_id', '=', district_id)
        .where('source', '=', source)
        .execute();
      await sql`select pg_notify(${NOTICE_CHANNEL}, ${district_id})`.execute(trx);
    }
  });
}

/** A source that no school had before is due the next night, not at once. */
async function scheduleNewSources(db: Db, now: Date): Promise<void> {
  const { rows } = await sql<{ district_id: string; source: string; time_zone: string; sync_at: string }>`
    select distinct o.district_id, o.roster_source as source, d.time_zone, d.sync_at
    from orgs o join districts d on d.id = o.district_id
    where o.roster_source <> 'manual' and not exists (
      select from roster_schedules r where r.district_id = o.district_id and r.source = o.roster_source)
  `.execute(db);
  for (const { district_id, source, time_zone, sync_at } of rows) {
    await db
      .insertInto('roster_schedules')
      .values({ district_id, source, next_run_at: nextRun(time_zone, sync_at, now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** After the time was changed: when each source is due now. */
export async function reschedule(db: Db, districtId: string, now: Date): Promise<void> {
  const { time_zone, sync_at } = await db
    .selectFrom('districts')
    .select(['time_zone', 'sync_at'])
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('roster_schedules')
    .set({ next_run_at: nextRun(time_zone, sync_at, now) })
    .where('district_id', '=', districtId)
    .execute();
}
