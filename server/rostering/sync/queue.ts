import { sql } from 'kysely';
import { SyncedSource, type RosterSyncReason } from '../../../shared/contract/rosterSync.ts';
import { sqlState } from '../../database/databaseError.ts';
import { inTransaction, type Db, type Trx } from '../../database/transaction.ts';
import { NOTICE_CHANNEL } from '../../events/channel.ts';

/** How long a run is left to a process that gives no sign of life; an import may keep one busy for minutes. */
export const LEASE_MINUTES = 10;
/** A run that brings the server down every time is given up. */
const MAX_ATTEMPTS = 5;
const UNIQUE = '23505';

/** A run that this process has taken up. Nobody else's end of it counts while `attempt` is the newest. */
export type TakenRun = Readonly<{
  id: string;
  districtId: string;
  source: SyncedSource;
  attempt: number;
  approvedMark: string | null;
}>;

/** Another process took the run up: what this one did is undone. */
export class LostLease extends Error {}

/** Takes up the next run that is due, or one whose process died; null when there is none. */
export async function takeRun(db: Db, now: Date): Promise<TakenRun | null> {
  try {
    return await inTransaction(db, async (trx) => {
      // The database's clock: servers on several computers do not agree on theirs.
      const { rows } = await sql<{
        id: string;
        district_id: string;
        source: string;
        attempt: number;
        approved_mark: string | null;
      }>`
        update roster_syncs set state = 'running', attempt = attempt + 1, started_at = ${now}, reason = null,
          ended_at = null, lease_until = now() + make_interval(mins => ${LEASE_MINUTES}::int)
        where id = (
          select s.id from roster_syncs s
          where (s.state = 'running' and s.lease_until < now()) or (s.state = 'requested' and not exists (
            select from roster_syncs r where r.state = 'running' and r.district_id = s.district_id and r.source = s.source))
          order by s.number limit 1 for update skip locked)
        returning id, district_id, source, attempt, approved_mark`.execute(trx);
      const [row] = rows;
      if (!row) return null;
      await sql`select pg_notify(${NOTICE_CHANNEL}, ${row.district_id})`.execute(trx);
      return {
        id: row.id,
        districtId: row.district_id,
        source: SyncedSource.parse(row.source),
        attempt: row.attempt,
        approvedMark: row.approved_mark,
      };
    });
  } catch (error) {
    // Another run of the same source was taken up in the same moment.
    if (sqlState(error) === UNIQUE) return null;
    throw error;
  }
}

export function isGivenUp({ attempt }: TakenRun): boolean {
  return attempt > MAX_ATTEMPTS;
}

/** A sign of life. */
export async function keepLease(db: Db, { id, attempt }: TakenRun): Promise<void> {
  await sql`update roster_syncs set lease_until = now() + make_interval(mins => ${LEASE_MINUTES}::int)
    where id = ${id} and attempt = ${attempt} and state = 'running'`.execute(db);
}

/** After a fault: another attempt in a while, by whoever looks then. */
export async function postpone(db: Db, { id, attempt }: TakenRun): Promise<void> {
  await sql`update roster_syncs set lease_until = now() + interval '1 minute'
    where id = ${id} and attempt = ${attempt} and state = 'running'`.execute(db);
}

/** In a database that only this process can have open, whatever is running was left behind by a dead one. */
export async function takeOverAll(db: Db): Promise<void> {
  await sql`update roster_syncs set lease_until = now() - interval '1 second' where state = 'running'`.execute(db);
}

export type RunEnd = Readonly<{
  state: 'done' | 'failed' | 'held';
  reason: RosterSyncReason | null;
  at: Date;
  orgIds?: readonly string[];
  file?: Readonly<{ name: string; at: Date }>;
  /** Only of a file that was dealt with. */
  mark?: string;
  counts?: unknown;
  schools?: unknown;
  report?: unknown;
}>;

/** Writes how a run ended, and tells the district. Throws `LostLease` when it is no longer this process's to end. */
export async function endRun(trx: Trx, run: TakenRun, end: RunEnd): Promise<void> {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  const ended = await trx
    .updateTable('roster_syncs')
    .set({
      state: end.state,
      reason: end.reason,
      ended_at: end.state === 'held' ? null : end.at,
      org_ids: [...(end.orgIds ?? [])],
      file_name: end.file?.name ?? null,
      file_at: end.file?.at ?? null,
      file_mark: end.mark ?? null,
      counts: json(end.counts),
      schools: json(end.schools),
      report: json(end.report),
      lease_until: null,
    })
    .where('id', '=', run.id)
    .where('attempt', '=', run.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new LostLease();
  if (end.mark !== undefined) {
    // What an older run was held for is settled, or held anew, by this one.
    await trx
      .updateTable('roster_syncs')
      .set({ state: 'failed', reason: 'superseded', ended_at: end.at })
      .where('district_id', '=', run.districtId)
      .where('source', '=', run.source)
      .where('state', '=', 'held')
      .where('id', '<>', run.id)
      .execute();
  }
  await sql`select pg_notify(${NOTICE_CHANNEL}, ${run.districtId})`.execute(trx);
}
