import { sql, type RawBuilder } from 'kysely';
import type { AuditKind } from '../../shared/contract/audit.ts';
import type { AccountId, ChangeId, ChangeSetId, DeviceId, OrgId } from '../../shared/contract/ids.ts';
import type { Db, Trx } from '../database/transaction.ts';

/** Who did it, with which device (where one is named), and when. */
export type By = Readonly<{ districtId: OrgId; accountId: AccountId; deviceId: DeviceId | null; at: Date }>;

export type AuditEntry = Readonly<{
  kind: AuditKind;
  changeId?: ChangeId;
  changeSetId?: ChangeSetId | null;
  /** The people it is about. */
  userIds?: readonly string[];
  /** Orgs it is about, besides those of the account and of the people. */
  orgIds?: readonly string[];
  /** Ids and codes, never a name. */
  detail: Readonly<Record<string, unknown>>;
}>;

/** The one way into the audit: a function per kind of record (beside this file) calls it, nothing else writes there. */
export async function writeAudit(db: Db | Trx, by: By, entry: AuditEntry): Promise<void> {
  await auditSql(by, entry).execute(db);
}

/** The same as a statement, for a writer that does it in one go with something else. */
export function auditSql(by: By, entry: AuditEntry): RawBuilder<unknown> {
  const { kind, changeId = null, changeSetId = null, userIds = [], orgIds = [], detail } = entry;
  return sql`
    insert into audit (at, district_id, account_id, device_id, kind, change_id, change_set_id, detail, user_ids, org_ids)
    values (${by.at}, ${by.districtId}, ${by.accountId}, ${by.deviceId}, ${kind}, ${changeId}, ${changeSetId},
      ${JSON.stringify(detail)}::jsonb, ${userIds}::text[], array(
        select org_id from account_orgs where account_id = ${by.accountId}
        union select m.org_id from user_orgs m join orgs o on o.id = m.org_id
          where m.user_id = any (${userIds}::text[]) and o.district_id = ${by.districtId}
        union select unnest(${orgIds}::text[])))`;
}
