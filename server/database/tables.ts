import type { ColumnType, Generated } from 'kysely';
import type { AccountRole } from '../../shared/contract/session.ts';
import type { AuditKind } from '../../shared/contract/audit.ts';

/** Written by the database (transaction stamp, see decision 0007); read as text only. */
type Txid = ColumnType<string, never, never>;
/** A calendar day as `YYYY-MM-DD`. */
type DayColumn = string;
type InstantColumn = ColumnType<Date, Date | string, Date | string>;
type OptionalInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSON goes in as text (`JSON.stringify`) so that every driver sends it the same way. */
type JsonColumn<T> = ColumnType<T, string, string>;

type OrgTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  type: string;
  name: string;
  parent_id: string | null;
  roster_source: string;
  txid: Txid;
};

type DistrictTable = {
  id: string;
  time_zone: Generated<string>;
  created_at: Generated<Date>;
  /** When the nightly sync starts, `HH:MM` on the district's clock. */
  sync_at: Generated<string>;
  hold_above_percent: Generated<number>;
  return_licenses_of_leavers: Generated<boolean>;
};

type RosterScheduleTable = { district_id: string; source: string; next_run_at: InstantColumn };

type RosterSyncTable = {
  id: string;
  /** Rises with every run: the order of the list. */
  number: Generated<number>;
  district_id: string;
  source: string;
  started_by: 'schedule' | 'request';
  requested_at: InstantColumn;
  state: 'requested' | 'running' | 'held' | 'done' | 'failed';
  reason: string | null;
  started_at: OptionalInstant;
  ended_at: OptionalInstant;
  /** The orgs whose rosters were kept in the source when it ran. */
  org_ids: ColumnType<string[], string[] | undefined, string[]>;
  file_name: string | null;
  file_at: OptionalInstant;
  /** Of the file's bytes and the orgs it was read for: equal when a run would do the same again. */
  file_mark: string | null;
  counts: JsonColumn<unknown> | null;
  schools: JsonColumn<unknown> | null;
  report: JsonColumn<unknown> | null;
  /** The mark that an administrator approved. */
  approved_mark: string | null;
  decided_by: string | null;
  decided_at: OptionalInstant;
  /** Rises when a process takes the run up: one that was given up for dead can write no end to it. */
  attempt: Generated<number>;
  lease_until: OptionalInstant;
};

type RosterSyncRequestTable = {
  id: string;
  sync_id: string;
  district_id: string;
  account_id: string;
  org_id: string;
  at: InstantColumn;
};

type AcademicSessionTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  title: string;
  type: string;
  starts_on: DayColumn;
  ends_on: DayColumn;
  parent_id: string | null;
  txid: Txid;
};

type UserTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  given_name: string;
  family_name: string;
  role: string;
  /** Which kind of administrator the roster says this person is; null for everyone else. */
  administers: string | null;
  grade: string | null;
  status: string;
  roster_source: string;
  /** Educators only: it becomes the sign-in name. Never on the wire. */
  email: string | null;
  txid: Txid;
};

type UserOrgTable = { user_id: string; org_id: string; position: number; inferred: boolean; txid: Txid };

type ClassTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  org_id: string;
  title: string;
  class_type: string;
  grades: string[];
  session_ids: string[];
  txid: Txid;
};

type EnrollmentTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  class_id: string;
  user_id: string;
  role: string;
  is_primary: boolean;
  txid: Txid;
};

type ProductTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  name: string;
  code: string;
  audience: string;
  min_grade: string | null;
  max_grade: string | null;
  color: string;
  txid: Txid;
};

type PoolTable = {
  id: Generated<string>;
  district_id: string;
  sourced_id: string;
  product_id: string;
  org_id: string;
  /** What the vendor sold, as the last file or command said. */
  bought: number;
  /** Moved here from other pools, minus moved away. */
  transferred: Generated<number>;
  /** Made by a transfer from this pool; its term follows that one's. */
  made_from: string | null;
  /** Bought and moved, never below zero; made by the database. */
  quantity: ColumnType<number, never, never>;
  assigned: Generated<number>;
  starts_on: DayColumn;
  ends_on: DayColumn;
  txid: Txid;
};

type AssignmentTable = {
  id: string;
  district_id: string;
  user_id: string;
  product_id: string;
  pool_id: string;
  version: number;
  assigned_at: InstantColumn;
  txid: Txid;
};

/** The history of licenses: who gave or took what, when, from which device. */
type LicenseEventTable = {
  id: Generated<number>;
  district_id: string;
  kind: 'given' | 'taken' | 'movedOut' | 'movedIn';
  user_id: string;
  product_id: string;
  assignment_id: string;
  pool_id: string;
  change_id: string;
  /** Of the change set it was saved in; null for what was written before these were kept. */
  change_set_id: string | null;
  label: string | null;
  account_id: string;
  device_id: string;
  at: InstantColumn;
};

type WaitingTable = {
  /** The change's. */
  id: string;
  district_id: string;
  pool_id: string;
  user_id: string;
  product_id: string;
  /** What a swap gives back when it is served; made of the change. */
  from_product_id: ColumnType<string | null, never, never>;
  /** The change as it was sent: decided again when a license comes back. */
  change: JsonColumn<unknown>;
  account_id: string;
  device_id: string;
  state: 'waiting' | 'served' | 'cancelled' | 'dropped';
  reason: string | null;
  at: InstantColumn;
  ended_at: OptionalInstant;
  txid: Txid;
};

/** Licenses moved from one pool to another of the same product. */
type PoolTransferTable = {
  /** As whoever asked for it named it: once more is the same one. */
  id: string;
  number: Generated<number>;
  district_id: string;
  product_id: string;
  from_pool_id: string;
  to_pool_id: string;
  quantity: number;
  account_id: string;
  device_id: string | null;
  at: InstantColumn;
};

type TombstoneTable = {
  district_id: string;
  table_name: string;
  id: string;
  org_id: string | null;
  class_id: string | null;
  user_id: string | null;
  txid: Txid;
  at: Generated<Date>;
};

type DeviceTable = {
  id: string;
  account_id: string;
  name: string | null;
  floor: Generated<number>;
  created_at: InstantColumn;
};

type LedgerTable = {
  device_id: string;
  seq: number;
  change_id: string;
  /** Of the change's canonical bytes; null when the number was closed by a void. */
  hash: string | null;
  verdict: JsonColumn<unknown>;
  at: InstantColumn;
};

type AuditTable = {
  id: Generated<number>;
  at: InstantColumn;
  district_id: string;
  account_id: string;
  device_id: string | null;
  kind: AuditKind;
  change_id: string | null;
  change_set_id: string | null;
  /** Intent and outcome: ids and codes, never a name. */
  detail: JsonColumn<unknown>;
  user_ids: Generated<string[]>;
  /** Of the account and of what it is about, at that time: whose administrators may read the record. */
  org_ids: Generated<string[]>;
};

type EditTable = {
  account_id: string;
  id: string;
  /** Of the request, in canonical form. */
  hash: string;
  /** What was answered; null only while it is decided. */
  answer: ColumnType<unknown, null, string>;
  at: InstantColumn;
};

type AccountTable = {
  id: Generated<string>;
  district_id: string;
  email: string;
  display_name: string;
  role: string;
  user_id: string | null;
  password_hash: string;
  status: Generated<'active' | 'closed'>;
  created_at: Generated<Date>;
};

type AccountOrgTable = { account_id: string; org_id: string };

type InvitationTable = {
  id: Generated<string>;
  /** Who reads the database cannot redeem it. */
  code_hash: string;
  district_id: string;
  email: string;
  role: AccountRole;
  org_ids: string[];
  user_id: string | null;
  invited_by: string;
  created_at: InstantColumn;
  expires_at: InstantColumn;
  ended_at: OptionalInstant;
  end_reason: ColumnType<string | null, null | undefined, 'redeemed' | 'withdrawn'>;
  account_id: ColumnType<string | null, null | undefined, string>;
};

type SessionTable = {
  id: Generated<string>;
  account_id: string;
  device_name: string;
  created_at: InstantColumn;
  ended_at: OptionalInstant;
  end_reason: string | null;
};

/** Tokens are kept as hashes: who reads the database cannot sign in with it. */
type RefreshTokenTable = {
  hash: string;
  session_id: string;
  /** The token this one was given for; null at sign-in. */
  parent_hash: string | null;
  expires_at: InstantColumn;
  used_at: OptionalInstant;
};

type AccessTokenTable = {
  hash: string;
  session_id: string;
  /** The refresh token that was handed out together with it. */
  refresh_hash: string;
  expires_at: InstantColumn;
  used_at: OptionalInstant;
};

type SignInThrottleTable = { key: string; failures: number; blocked_until: OptionalInstant; last_at: InstantColumn };

type MetaTable = { key: string; value: string };

/** Every table of the server, for Kysely. */
export type Tables = {
  meta: MetaTable;
  orgs: OrgTable;
  districts: DistrictTable;
  academic_sessions: AcademicSessionTable;
  users: UserTable;
  user_orgs: UserOrgTable;
  classes: ClassTable;
  enrollments: EnrollmentTable;
  products: ProductTable;
  pools: PoolTable;
  assignments: AssignmentTable;
  license_events: LicenseEventTable;
  waiting: WaitingTable;
  pool_transfers: PoolTransferTable;
  tombstones: TombstoneTable;
  devices: DeviceTable;
  ledger: LedgerTable;
  audit: AuditTable;
  edits: EditTable;
  accounts: AccountTable;
  account_orgs: AccountOrgTable;
  invitations: InvitationTable;
  sessions: SessionTable;
  refresh_tokens: RefreshTokenTable;
  access_tokens: AccessTokenTable;
  sign_in_throttle: SignInThrottleTable;
  roster_schedules: RosterScheduleTable;
  roster_syncs: RosterSyncTable;
  roster_sync_requests: RosterSyncRequestTable;
};
