import * as z from 'zod';
import { AccountId, ChangeId, ChangeSetId, DeviceId, Instant } from './ids.ts';

/**
 * What an audit record is about. Reads: `snapshot`, `changes` (pulls), `people` (lists and single rows), `audit` (this
 * very list). Writes: `change` (licenses), `waiting` (how a wait for one ended), `pool` (quantities and transfers), `roster` (people, classes, enrollments), `account` (who may sign in), `rosterSync`
 * (where rosters are kept, what was asked of a sync, what a run did), `district` (its settings).
 */
export const AuditKind = z.enum([
  'snapshot',
  'changes',
  'people',
  'audit',
  'change',
  'waiting',
  'pool',
  'roster',
  'account',
  'rosterSync',
  'district',
]);
export type AuditKind = z.infer<typeof AuditKind>;

/** Who did or read what, when, from which device. Ids and codes, never a name. */
export const AuditRecord = z.strictObject({
  id: z.int(),
  at: Instant,
  kind: AuditKind,
  accountId: AccountId,
  /** Null when the request named no device. */
  deviceId: DeviceId.nullable(),
  changeId: ChangeId.nullable(),
  changeSetId: ChangeSetId.nullable(),
  /** The people it is about. */
  userIds: z.array(z.string()),
  /** Orgs of the account, the people and the classes it is about, at that time. */
  orgIds: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditRecord = Readonly<z.infer<typeof AuditRecord>>;

/** `GET /v1/audit`: newest first; `next` continues. */
export const AuditPage = z.strictObject({ records: z.array(AuditRecord), next: z.string().nullable() });
export type AuditPage = Readonly<z.infer<typeof AuditPage>>;
