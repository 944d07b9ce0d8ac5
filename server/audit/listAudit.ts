import { sql } from 'kysely';
import { AuditRecord, type AuditPage } from '../../shared/contract/audit.ts';
import type { Db } from '../database/transaction.ts';
import type { Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';
import { isAsked, type AuditFilter } from './auditSql.ts';

type Row = Readonly<{
  id: number;
  at: Date;
  kind: string;
  account_id: string;
  device_id: string | null;
  change_id: string | null;
  change_set_id: string | null;
  user_ids: string[];
  org_ids: string[];
  detail: unknown;
}>;

export type AuditAsked = AuditFilter & Readonly<{ cursor?: string | undefined; limit: number }>;

/** One page of the audit, newest first. */
export async function listAudit(db: Db, sight: Sight, asked: AuditAsked): Promise<AuditPage> {
  const after = asked.cursor === undefined ? sql`true` : isOlder(asked.cursor);
  const { rows } = await sql<Row>`
    select id, at, kind, account_id, device_id, change_id, change_set_id, user_ids, org_ids, detail
    from audit a where ${isAsked(sight, asked)} and ${after}
    order by a.at desc, a.id desc limit ${asked.limit + 1}`.execute(db);
  const records = rows.slice(0, asked.limit).map(recordOf);
  const last = records.at(-1);
  return { records, next: rows.length > asked.limit && last ? formatPlace(last) : null };
}

function recordOf(row: Row): AuditRecord {
  return AuditRecord.parse({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    accountId: row.account_id,
    deviceId: row.device_id,
    changeId: row.change_id,
    changeSetId: row.change_set_id,
    userIds: row.user_ids,
    orgIds: row.org_ids,
    detail: row.detail,
  });
}

function formatPlace({ at, id }: AuditRecord): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

function isOlder(cursor: string): ReturnType<typeof sql<boolean>> {
  const [, at, id] = /^(\d{4}-[\dT:.-]{10,30}Z) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) {
    throw new RequestError('invalidRequest', 'This is not a cursor of this list.');
  }
  return sql`(a.at, a.id) < (${at}::timestamptz, ${id}::bigint)`;
}
