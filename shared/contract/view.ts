import * as z from 'zod';
import { AssignmentId, ChangeId, ChangeSetId, ClassId, Day, Instant, OrgId, PoolId, ProductId, UserId } from './ids.ts';
import { Intent } from './change.ts';
import { ReasonCode } from './problem.ts';
import { EditLock } from './rosterChange.ts';
import { RowVersion } from './rosterEdit.ts';
import { SyncedSource } from './rosterSync.ts';
import { Grade, ProductColor, RosterSource, UserRole } from './rows.ts';
import { Account } from './session.ts';

/** Fewer changes are sent in a moment: a bar for them would only flash. */
export const LONG_WORK = 100;

/** How things stand with the licensing API. */
export const Connection = z.enum(['online', 'offline', 'unreachable', 'signedOut', 'updateNeeded']);
export type Connection = z.infer<typeof Connection>;

export const SyncStatus = z.strictObject({
  connection: Connection,
  /** Saved here and not yet confirmed. */
  waiting: z.int(),
  /** Held, refused, blocked or quarantined: the person decides. */
  needsAttention: z.int(),
  /** Confirmed changes that the server, restored from a backup, no longer has: to be sent again, or let go. */
  missing: z.int(),
  /** Is a push or pull under way? */
  busy: z.boolean(),
  /** First download: rows stored so far and in all (0 = not known yet). */
  download: z.strictObject({ rows: z.int(), of: z.int() }).nullable(),
  /** Long work: how many of the changes that were saved together are decided. Null while what is on its way is soon done. */
  sending: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
  lastSyncedAt: Instant.nullable(),
});
export type SyncStatus = Readonly<z.infer<typeof SyncStatus>>;

/** How much of the district this computer keeps. */
export const Kept = z.strictObject({
  people: z.int(),
  classes: z.int(),
  licenses: z.int(),
  lastSyncedAt: Instant.nullable(),
});
export type Kept = Readonly<z.infer<typeof Kept>>;

/** Who is signed in on this computer; the roster is there as long as this is, online or not. */
export const SessionView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signedOut'), serverUrl: z.string() }),
  /** Signed in, with the store closed and its key dropped, until the same person has typed the password again. */
  z.strictObject({
    state: z.literal('locked'),
    serverUrl: z.string(),
    email: z.string(),
    displayName: z.string(),
  }),
  z.strictObject({
    state: z.literal('signedIn'),
    serverUrl: z.string(),
    account: Account,
    districtName: z.string(),
    /** False when the person chose to keep nothing here: then changes need a connection. */
    kept: z.boolean(),
    /**
     * A damaged store was set aside when this one was opened, and how many unsent changes were carried over: from the
     * file itself, or from a copy, whose changes then need the person.
     */
    damagedStore: z
      .strictObject({ path: z.string(), recovered: z.int(), from: z.enum(['file', 'copy']).nullable() })
      .optional(),
    /** A newer Seatwise wrote the store: its roster can be read here, and every edit is refused with `storeNewer`. */
    newerStore: z.boolean().optional(),
  }),
]);
export type SessionView = Readonly<z.infer<typeof SessionView>>;

export const OrgView = z.strictObject({
  id: OrgId,
  type: z.enum(['district', 'school', 'other']),
  name: z.string(),
  rosterSource: RosterSource,
  students: z.int(),
  educators: z.int(),
});
export type OrgView = Readonly<z.infer<typeof OrgView>>;

export const ProductView = z.strictObject({
  id: ProductId,
  name: z.string(),
  code: z.string(),
  color: ProductColor,
  audience: z.enum(['student', 'educator']),
});
export type ProductView = Readonly<z.infer<typeof ProductView>>;

/** A product with whom it is for. */
export const ProductAbout = z.strictObject({
  ...ProductView.shape,
  minGrade: Grade.nullable(),
  maxGrade: Grade.nullable(),
});
export type ProductAbout = Readonly<z.infer<typeof ProductAbout>>;

/** One product on the dashboard; counts include the person's pending changes. */
export const ProductCounts = z.strictObject({
  product: ProductView,
  quantity: z.int(),
  assigned: z.int(),
  available: z.int(),
  /** Pending changes that touch this product and are not confirmed yet. */
  pending: z.int(),
  /** Of `assigned`: licenses that only pending changes give out. */
  adding: z.int().min(0),
  /** Confirmed licenses that pending changes give back; no longer in `assigned`. */
  freeing: z.int().min(0),
  /** The nearest term end of a running pool; null when none runs. */
  endsOn: Day.nullable(),
});
export type ProductCounts = Readonly<z.infer<typeof ProductCounts>>;

export const ClassView = z.strictObject({
  id: ClassId,
  title: z.string(),
  orgId: OrgId,
  orgName: z.string(),
  grades: z.array(Grade),
  teacherNames: z.array(z.string()),
  students: z.int(),
});
export type ClassView = Readonly<z.infer<typeof ClassView>>;

/** What a row says about the person's own latest change to it. */
export const RowState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('saved') }),
  z.strictObject({ kind: z.literal('sending') }),
  /** Sent, but the answer was lost: we are asking what became of it. */
  z.strictObject({ kind: z.literal('checking') }),
  /** To be cancelled after it had left: the server says whether that was in time. */
  z.strictObject({ kind: z.literal('canceling') }),
  /** Not due before that day. */
  z.strictObject({ kind: z.literal('scheduled'), notBefore: Day }),
  z.strictObject({ kind: z.literal('done'), at: Instant }),
  z.strictObject({ kind: z.literal('needsYou'), changeId: ChangeId }),
  z.strictObject({ kind: z.literal('waitingForLicense'), productId: ProductId }),
]);
export type RowState = Readonly<z.infer<typeof RowState>>;

export const HeldLicense = z.strictObject({
  assignmentId: AssignmentId,
  poolId: PoolId,
  product: ProductView,
  /** Not confirmed by the server yet. */
  pending: z.boolean(),
});
export type HeldLicense = Readonly<z.infer<typeof HeldLicense>>;

export const PersonRow = z.strictObject({
  userId: UserId,
  givenName: z.string(),
  familyName: z.string(),
  role: UserRole,
  grade: Grade.nullable(),
  licenses: z.array(HeldLicense),
  state: RowState,
});
export type PersonRow = Readonly<z.infer<typeof PersonRow>>;

export const EducatorRole = UserRole.exclude(['student']);
export type EducatorRole = z.infer<typeof EducatorRole>;

/** An educator in User Management. */
export const EducatorRow = PersonRow.extend({
  /** The first of their schools. */
  orgName: z.string(),
  /** Where the roster of that school is kept. */
  rosterSource: RosterSource,
});
export type EducatorRow = Readonly<z.infer<typeof EducatorRow>>;

/** The rostering platform that an educator's licenses are managed in, and the org whose sync brings what is done there. */
export const ManagedBy = z.strictObject({ source: SyncedSource, orgId: OrgId });
export type ManagedBy = Readonly<z.infer<typeof ManagedBy>>;

/** A class with its terms, the first one first, and the platform its roster is kept in; null when it is kept by hand. */
export const ClassDetails = ClassView.extend({
  terms: z.array(z.string()),
  managedBy: ManagedBy.nullable(),
  /** The row as it is, for an edit of it; and why this account may not edit it. */
  seen: RowVersion,
  lock: EditLock,
});
export type ClassDetails = Readonly<z.infer<typeof ClassDetails>>;

const orderBy = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.strictObject({ by: z.enum(keys), descending: z.boolean() });

/** How lists are ordered; by name, or title, from A when it is left out. What is equal stands by name. */
export const StudentOrder = orderBy(['name', 'grade']);
export type StudentOrder = Readonly<z.infer<typeof StudentOrder>>;
export const EducatorOrder = orderBy(['name', 'role', 'school']);
export type EducatorOrder = Readonly<z.infer<typeof EducatorOrder>>;
export const ClassOrder = orderBy(['title', 'grade', 'school', 'students']);
export type ClassOrder = Readonly<z.infer<typeof ClassOrder>>;

/** How the table of schools is ordered. */
export const SchoolSort = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('name') }),
  z.strictObject({ by: z.literal('students') }),
  z.strictObject({ by: z.literal('product'), productId: ProductId }),
]);
export type SchoolSort = Readonly<z.infer<typeof SchoolSort>>;

export const SchoolRow = z.strictObject({
  id: OrgId,
  name: z.string(),
  rosterSource: RosterSource,
  students: z.int(),
  /** One for each product of the table: what the school may draw from, its own pools and those above it. */
  licenses: z.array(z.strictObject({ quantity: z.int(), available: z.int() })),
});
export type SchoolRow = Readonly<z.infer<typeof SchoolRow>>;

/** A page of the schools side by side. */
export const SchoolTable = z.strictObject({
  total: z.int(),
  products: z.array(ProductView),
  rows: z.array(SchoolRow),
});
export type SchoolTable = Readonly<z.infer<typeof SchoolTable>>;

/** A class in which most students hold a product, and some do not. */
export const ClassGap = z.strictObject({
  classId: ClassId,
  title: z.string(),
  teacherNames: z.array(z.string()),
  product: ProductView,
  without: z.int().min(1),
  of: z.int(),
});
export type ClassGap = Readonly<z.infer<typeof ClassGap>>;
/** Somebody whom search has found. */
export const PersonHit = z.strictObject({
  userId: UserId,
  givenName: z.string(),
  familyName: z.string(),
  role: UserRole,
  grade: Grade.nullable(),
  /** Their (first) school. */
  orgName: z.string(),
});
export type PersonHit = Readonly<z.infer<typeof PersonHit>>;

/** One product in Manage Student Products / Manage User Products, for one person. */
export const ProductChoice = z.strictObject({
  product: ProductView,
  held: z.boolean(),
  available: z.int(),
  /** Why the box cannot be altered now; null when it can. `gradeNotEligible` is a warning to confirm, not a lock. */
  reason: ReasonCode.nullable(),
});
export type ProductChoice = Readonly<z.infer<typeof ProductChoice>>;

/** A student of a class with what they hold and could be given. */
export const StudentProducts = z.strictObject({ person: PersonRow, choices: z.array(ProductChoice) });
export type StudentProducts = Readonly<z.infer<typeof StudentProducts>>;

/** Where a change stands (SYNC: States of a change). */
export const ChangeState = z.enum([
  'scheduled',
  'queued',
  'sending',
  'unknown',
  'applied',
  'noop',
  'refused',
  'waiting',
  'held',
  'blocked',
  'quarantined',
  'cancelled',
  'superseded',
]);
export type ChangeState = z.infer<typeof ChangeState>;

/** A change as Activity shows it. */
export const ActivityItem = z.strictObject({
  changeId: ChangeId,
  changeSetId: ChangeSetId,
  label: z.string(),
  intent: Intent,
  /** Names of the people in the intent, as they are in the view now. */
  userNames: z.record(z.string(), z.string()),
  products: z.record(z.string(), ProductView),
  state: ChangeState,
  /** The person wants it cancelled: while it is open the answer is not known; one that was applied can be undone. */
  cancelAsked: z.boolean(),
  /** The day before which it is not sent. */
  notBefore: Day.nullable(),
  reason: ReasonCode.nullable(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
  madeAt: Instant,
  settledAt: Instant.nullable(),
  /** For a change that needs the person: what is so now, of everybody and every product in it. */
  now: z.array(z.strictObject({ userId: UserId, productId: ProductId, held: z.boolean() })),
});
export type ActivityItem = Readonly<z.infer<typeof ActivityItem>>;

export const Activity = z.strictObject({
  attention: z.array(ActivityItem),
  waiting: z.array(ActivityItem),
  done: z.array(ActivityItem),
});
export type Activity = Readonly<z.infer<typeof Activity>>;

/**
 * When not everything can be saved: nothing, what the rules allow, or that too with a place in line for those who only
 * lack a license.
 */
export const SaveMode = z.enum(['allOrNothing', 'fit', 'wait']);
export type SaveMode = z.infer<typeof SaveMode>;

/** What saving would do; nothing has been altered. */
export const Preview = z.strictObject({
  results: z.array(
    z.strictObject({
      intent: Intent,
      outcome: z.enum(['apply', 'noop', 'refuse', 'wait']),
      reason: ReasonCode.nullable(),
    }),
  ),
  counts: z.strictObject({ apply: z.int(), noop: z.int(), refuse: z.int(), wait: z.int() }),
  /** Why some would not be saved, and how many for each reason. */
  reasons: z.array(z.strictObject({ reason: ReasonCode, count: z.int() })),
  /** Of those refused: how many lack nothing but a license, and could wait for one. */
  couldWait: z.int(),
});
export type Preview = Readonly<z.infer<typeof Preview>>;

/** Given after the commit, never before: what is listed as saved is on the disk. */
export const SaveResult = z.strictObject({
  changeSetId: ChangeSetId,
  saved: z.array(ChangeId),
  notSaved: z.array(z.strictObject({ intent: Intent, reason: ReasonCode })),
});
export type SaveResult = Readonly<z.infer<typeof SaveResult>>;

/** What became of taking back a set: what had not left is cancelled, for the rest there are new changes. */
export const TakenBack = z.strictObject({ ...SaveResult.shape, cancelled: z.array(ChangeId) });
export type TakenBack = Readonly<z.infer<typeof TakenBack>>;

const UndoableSet = z.strictObject({ changeSetId: ChangeSetId, label: z.string() });

/** The sets that undo and redo would take back now, with the label of the edit at their beginning. */
export const Undoable = z.strictObject({ undo: UndoableSet.nullable(), redo: UndoableSet.nullable() });
export type Undoable = Readonly<z.infer<typeof Undoable>>;

/**
 * What to do about a change that needs the person: save it anew on what is there now, the same with a place in line, let
 * somebody else's change stand, or let it go.
 */
export const ResolveChoice = z.enum(['keepMine', 'wait', 'keepTheirs', 'drop']);
export type ResolveChoice = z.infer<typeof ResolveChoice>;

/** Somebody who holds a license that could be given to somebody else. */
export const Holder = z.strictObject({
  userId: UserId,
  givenName: z.string(),
  familyName: z.string(),
  status: z.enum(['active', 'inactive']),
  poolId: PoolId,
  assignedAt: Instant,
  /** Not confirmed by the server yet. */
  pending: z.boolean(),
});
export type Holder = Readonly<z.infer<typeof Holder>>;
