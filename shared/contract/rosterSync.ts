import * as z from 'zod';
import { AccountId, Instant, OrgId } from './ids.ts';
import { RosterSource } from './rows.ts';

/** A platform that a roster is synced from. */
export const SyncedSource = RosterSource.exclude(['manual']);
export type SyncedSource = z.infer<typeof SyncedSource>;

/** UUID: made by the client that asks, so that asking twice is asking once. */
export const RosterSyncId = z.uuid().brand<'RosterSyncId'>();
export type RosterSyncId = z.infer<typeof RosterSyncId>;

export const RosterSyncState = z.enum(['requested', 'running', 'held', 'done', 'failed']);
export type RosterSyncState = z.infer<typeof RosterSyncState>;

/** Why a run is held, failed, or had nothing to do. */
export const RosterSyncReason = z.enum([
  /** Held: more people of a school would leave than the district lets pass unseen. */
  'massChange',
  /** Done: the file was taken (or turned down) before, or is older than the one that was. */
  'nothingNew',
  /** Done: this very file waits for an approval already. */
  'heldAlready',
  /** Failed: the server was given no folder to look for exports in. */
  'notSetUp',
  'noFile',
  'notAZip',
  'unreadable',
  'tooLarge',
  /** Failed: the file was still being written. */
  'stillChanging',
  /** Failed: what is in the zip is not a roster that can be read; the report says why. */
  'notARoster',
  /** Failed: the file names no school whose roster is kept in this platform. */
  'noSchool',
  /** Failed: an administrator turned the changes down. */
  'rejected',
  /** Failed: another run took its place while it was held. */
  'superseded',
  /** Failed: the server failed several times. */
  'internal',
]);
export type RosterSyncReason = z.infer<typeof RosterSyncReason>;

const Count = z.int().min(0);

/** What a run did (or, while it is held, would do) to one school's people. */
export const SchoolCounts = z.strictObject({
  orgId: OrgId,
  /** Active people before. */
  people: Count,
  added: Count,
  changed: Count,
  leaving: Count,
  /** Held by those who leave the roster altogether: taken back if the district says so, else theirs until returned. */
  licensesOfLeavers: Count,
});
export type SchoolCounts = Readonly<z.infer<typeof SchoolCounts>>;

const TableCounts = z.strictObject({ added: Count, changed: Count, removed: Count });

/** What a run did to the roster as a whole. */
export const RosterCounts = z.strictObject({
  orgs: TableCounts,
  academicSessions: TableCounts,
  users: TableCounts,
  classes: TableCounts,
  enrollments: TableCounts,
  licensesReturned: Count,
});
export type RosterCounts = Readonly<z.infer<typeof RosterCounts>>;

/** One run of a sync, as everyone of the district may see it. */
export const RosterSync = z.strictObject({
  id: RosterSyncId,
  source: SyncedSource,
  startedBy: z.enum(['schedule', 'request']),
  requestedAt: Instant,
  /** Who asked for it, the first one first. */
  requests: z.array(z.strictObject({ accountId: AccountId, displayName: z.string(), orgId: OrgId, at: Instant })),
  state: RosterSyncState,
  reason: RosterSyncReason.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** When the file it read was written. */
  fileAt: Instant.nullable(),
  counts: RosterCounts.nullable(),
  /** May the reader approve it, or turn it down? */
  mayDecide: z.boolean(),
});
export type RosterSync = Readonly<z.infer<typeof RosterSync>>;

const ReportEntry = z.strictObject({
  file: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  action: z.enum(['fixed', 'skipped', 'refused']),
  value: z.string().optional(),
});

/** What was fixed, skipped or refused in reading. */
export const RosterReport = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      read: Count,
      kept: Count,
      fixed: Count,
      skipped: Count,
      refused: Count,
    }),
  ),
  entries: z.array(ReportEntry).max(1000),
  moreEntries: Count,
});
export type RosterReport = Readonly<z.infer<typeof RosterReport>>;

/** `GET /v1/roster-syncs/{syncId}` */
export const RosterSyncDetail = z.strictObject({
  sync: RosterSync,
  /** Those in the reader's sight. */
  schools: z.array(SchoolCounts),
  /** Null until something was read, and for who may not decide about all its schools. The CSV has every entry. */
  report: RosterReport.nullable(),
});
export type RosterSyncDetail = Readonly<z.infer<typeof RosterSyncDetail>>;

/** What a window shows of a held run: what it would do to the schools in sight. */
export const HeldSync = RosterSyncDetail.omit({ report: true });
export type HeldSync = Readonly<z.infer<typeof HeldSync>>;

/** What became of a decision about a held run; `notHeld`: somebody has decided, or another run took its place. */
export const HeldOutcome = z.enum(['done', 'forbidden', 'notHeld', 'unreachable']);
export type HeldOutcome = z.infer<typeof HeldOutcome>;

/** `GET /v1/roster-syncs`: newest first; `next` continues. */
export const RosterSyncPage = z.strictObject({ syncs: z.array(RosterSync), next: z.string().nullable() });
export type RosterSyncPage = Readonly<z.infer<typeof RosterSyncPage>>;

/** `POST /v1/roster-syncs` */
export const RosterSyncRequest = z.strictObject({ id: RosterSyncId, orgId: OrgId });
export type RosterSyncRequest = Readonly<z.infer<typeof RosterSyncRequest>>;

/** The run that does what was asked; `joined` when somebody else had asked for one that has not started yet. */
export const RosterSyncRequested = z.strictObject({ sync: RosterSync, joined: z.boolean() });
export type RosterSyncRequested = Readonly<z.infer<typeof RosterSyncRequested>>;

/** `POST /v1/roster-syncs/{syncId}/approval`: about the very file that was held, no other. */
export const RosterSyncDecision = z.strictObject({ decision: z.enum(['approve', 'reject']) });
export type RosterSyncDecision = Readonly<z.infer<typeof RosterSyncDecision>>;

/** Where one org's roster is kept. */
export const OrgRosterSource = z.strictObject({ orgId: OrgId, source: RosterSource });
export type OrgRosterSource = Readonly<z.infer<typeof OrgRosterSource>>;

/** How the sync with one platform stands; one run covers all schools whose rosters are kept there. */
export const PlatformStatus = z.strictObject({
  source: SyncedSource,
  /** Null when the server runs no nightly sync. */
  nextRunAt: Instant.nullable(),
  /** The run that ended last. */
  lastRun: RosterSync.nullable(),
  /** Runs that are asked for, under way, or held. */
  openRuns: z.array(RosterSync),
});
export type PlatformStatus = Readonly<z.infer<typeof PlatformStatus>>;

/** `GET /v1/roster-sources`: the orgs in the reader's sight, and the platforms that these are kept in. */
export const RosterSources = z.strictObject({ orgs: z.array(OrgRosterSource), platforms: z.array(PlatformStatus) });
export type RosterSources = Readonly<z.infer<typeof RosterSources>>;

/** `PUT /v1/orgs/{orgId}/roster-source` */
export const RosterSourceChoice = z.strictObject({ source: RosterSource });
export type RosterSourceChoice = Readonly<z.infer<typeof RosterSourceChoice>>;

/** `GET` and `PUT /v1/roster-settings` */
export const RosterSettings = z.strictObject({
  /** When the nightly sync starts, on the clock of the district's time zone. */
  syncAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** A sync that would let more than this share of a school's people leave is held for an administrator. */
  holdAbovePercent: z.int().min(0).max(100),
  /** Licenses of people who leave go back to their pools by themselves. */
  returnLicensesOfLeavers: z.boolean(),
});
export type RosterSettings = Readonly<z.infer<typeof RosterSettings>>;
