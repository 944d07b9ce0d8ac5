import { sql } from 'kysely';
import type { SessionList } from '../../shared/contract/account.ts';
import type { Db } from '../database/transaction.ts';

type Row = Readonly<{ id: string; device_name: string; created_at: Date; last: Date | null }>;

/** Where an account is signed in: sessions that have not ended and can still be renewed. */
export async function listSessions(db: Db, accountId: string, currentId: string, now: Date): Promise<SessionList> {
  const { rows } = await sql<Row>`
    select s.id, s.device_name, s.created_at, max(r.used_at) as last
    from sessions s join refresh_tokens r on r.session_id = s.id
    where s.account_id = ${accountId} and s.ended_at is null
    group by s.id having bool_or(r.used_at is null and r.expires_at > ${now})
    order by s.created_at desc, s.id`.execute(db);
  return {
    sessions: rows.map(({ id, device_name, created_at, last }) => ({
      id,
      deviceName: device_name,
      createdAt: created_at.toISOString(),
      lastUsedAt: (last ?? created_at).toISOString(),
      current: id === currentId,
    })),
  };
}
