import * as z from 'zod';
import { BoardCard, BoardScope, BoardTarget, BoardView } from './board.ts';
import { bulkEdit, BulkPreview, BulkProducts } from './bulk.ts';
import { Intent } from './change.ts';
import { ChangeSetRow, SetFilter, SetResult } from './changeSets.ts';
import { ChangeId, ChangeSetId, ClassId, Day, OrgId, ProductId, UserId } from './ids.ts';
import { MOST_AT_ONCE, PeopleList } from './peopleList.ts';
import { MOST_EVENTS, PersonHistory } from './personHistory.ts';
import { RosterChange, RosterOutcome, RosterPerson } from './rosterChange.ts';
import { RosterStanding } from './rosterStanding.ts';
import { EditId } from './rosterEdit.ts';
import { HeldOutcome, HeldSync, RosterSyncDecision, RosterSyncId } from './rosterSync.ts';
import { UploadFile, UploadImported, UploadMark, UploadPreviewed } from './rosterUpload.ts';
import {
  Activity,
  ActivityItem,
  ClassDetails,
  ClassGap,
  ClassOrder,
  ClassView,
  EducatorOrder,
  EducatorRole,
  EducatorRow,
  Holder,
  ManagedBy,
  Kept,
  OrgView,
  PersonHit,
  PersonRow,
  Preview,
  ProductAbout,
  ProductChoice,
  ProductCounts,
  ResolveChoice,
  SaveMode,
  ProductView,
  SaveResult,
  SchoolSort,
  SchoolTable,
  SessionView,
  StudentOrder,
  StudentProducts,
  SyncStatus,
  TakenBack,
  Undoable,
} from './view.ts';

/** Lists come in pages; `total` counts all that match. */
const page = { offset: z.int().min(0), limit: z.int().min(1).max(500) };
/** A part of a list of which only the ids are wanted. */
const part = { offset: page.offset, limit: z.int().min(1).max(MOST_AT_ONCE) };
/** A filter leaves more than `total` counts: further letters bring the others. */
const more = z.literal(true).optional();
const search = { orgId: OrgId.nullable(), text: z.string().max(200), limit: z.int().min(1).max(50) };
const nothing = z.strictObject({});
const done = z.strictObject({});
/** `label`: what the new set is called; that of the edit itself when left out. */
const takeBack = z.strictObject({ changeSetId: ChangeSetId, label: z.string().min(1).max(200).optional() });

/** What a window may ask of the service over its MessagePort. Both ends parse both ways. */
export const serviceMethods = {
  'session.get': { params: nothing, result: SessionView },
  /** Signs in at the server (online), opens or makes the account's store, and starts the first download. */
  'session.signIn': {
    params: z.strictObject({
      serverUrl: z.string().max(2000),
      email: z.string().max(320),
      password: z.string().max(1024),
    }),
    result: SessionView,
  },
  /** Ends the session here; the store with its unsent changes stays sealed for the next sign-in. */
  'session.signOut': { params: nothing, result: SessionView },
  'session.lock': { params: nothing, result: SessionView },
  /** The password of the account that is locked: checked here, and by the server where it does not fit. */
  'session.unlock': { params: z.strictObject({ password: z.string().max(1024) }), result: SessionView },
  /** The practice account a server offers, for the sign-in page; null when it has none or cannot be reached. */
  'server.practice': {
    params: z.strictObject({ serverUrl: z.string().max(2000) }),
    result: z.strictObject({ email: z.string(), password: z.string(), note: z.string() }).nullable(),
  },
  'status.get': { params: nothing, result: SyncStatus },
  'sync.now': { params: nothing, result: done },
  'orgs.list': { params: nothing, result: z.array(OrgView) },
  /** For one school, or for everything in scope when orgId is null. */
  'dashboard.get': { params: z.strictObject({ orgId: OrgId.nullable() }), result: z.array(ProductCounts) },
  /** Schools side by side, for people who act for several. */
  'dashboard.schools': {
    params: z.strictObject({ sort: SchoolSort, descending: z.boolean(), ...page }),
    result: SchoolTable,
  },
  /** Classes of one school in which most students hold a product and some do not; `total` counts all of them. */
  'dashboard.gaps': {
    params: z.strictObject({ orgId: OrgId, limit: page.limit }),
    result: z.strictObject({ total: z.int(), rows: z.array(ClassGap) }),
  },
  'classes.list': {
    params: z.strictObject({
      orgId: OrgId.nullable(),
      text: z.string().max(200),
      order: ClassOrder.optional(),
      ...page,
    }),
    result: z.strictObject({ total: z.int(), more, rows: z.array(ClassView) }),
  },
  'classes.get': { params: z.strictObject({ classId: ClassId }), result: ClassView.nullable() },
  'classes.details': { params: z.strictObject({ classId: ClassId }), result: ClassDetails.nullable() },
  /** What every student of a class holds and could be given, all of them at once. */
  'classes.products': {
    params: z.strictObject({ classId: ClassId }),
    result: z.strictObject({ students: z.array(StudentProducts) }),
  },
  'classes.students': {
    params: z.strictObject({
      classId: ClassId,
      text: z.string().max(200),
      order: StudentOrder.optional(),
      ...page,
    }),
    result: z.strictObject({ total: z.int(), rows: z.array(PersonRow) }),
  },
  /** All students of a school (or of everything in scope) as one list. */
  'students.list': {
    params: z.strictObject({
      orgId: OrgId.nullable(),
      text: z.string().max(200),
      order: StudentOrder.optional(),
      ...page,
    }),
    result: z.strictObject({ total: z.int(), more, rows: z.array(PersonRow) }),
  },
  /** Whom a few letters may mean, the likeliest first: beginnings of words, initials, one wrong letter. */
  'people.search': {
    params: z.strictObject({ ...search, role: z.enum(['student', 'educator']).optional() }),
    result: z.array(PersonHit),
  },
  /** The same for the palette, with classes and products. */
  'palette.search': {
    params: z.strictObject(search),
    result: z.strictObject({
      people: z.array(PersonHit),
      classes: z.array(ClassView),
      products: z.array(ProductView),
    }),
  },
  /** The students of a class who hold no license of a product. */
  'classes.without': {
    params: z.strictObject({ classId: ClassId, productId: ProductId }),
    result: z.array(PersonRow),
  },
  'educators.list': {
    params: z.strictObject({
      orgId: OrgId.nullable(),
      role: EducatorRole.nullable(),
      text: z.string().max(200),
      order: EducatorOrder.optional(),
      ...page,
    }),
    result: z.strictObject({ total: z.int(), more, rows: z.array(EducatorRow) }),
  },
  /**
   * Who stands in a part of a list, for a selection that reaches beyond what is on screen. `whole`: of all that the filter
   * leaves, not only of those that a filtered list shows; `total` counts them all, or says that there are `more`.
   */
  'people.ids': {
    params: z.strictObject({ from: PeopleList, whole: z.boolean(), ...part }),
    result: z.strictObject({ total: z.int(), more, ids: z.array(UserId) }),
  },
  /** Asked of the server each time, for it is kept there alone. */
  'people.history': {
    params: z.strictObject({ userId: UserId, limit: z.int().min(1).max(MOST_EVENTS) }),
    result: PersonHistory,
  },
  /** What was saved on this computer about the licenses of one person, the newest first. */
  'people.changes': { params: z.strictObject({ userId: UserId }), result: z.array(ActivityItem) },
  'users.products': {
    params: z.strictObject({ userId: UserId }),
    result: z
      .strictObject({
        person: PersonRow,
        choices: z.array(ProductChoice),
        /** For an educator whose licenses a rostering platform looks after. */
        managedBy: ManagedBy.nullable(),
      })
      .nullable(),
  },
  'roster.standing': { params: nothing, result: RosterStanding },
  /** Asks for a same-day sync of the platform an org is kept in; queued on the disk, and sent when there is a network. */
  'roster.requestSync': {
    params: z.strictObject({ orgId: OrgId }),
    result: z.strictObject({ outcome: z.enum(['saved', 'waitsAlready', 'notYours', 'keptByHand']) }),
  },
  /** A run that waits for approval, asked of the server; null when it is gone. */
  'roster.heldSync': { params: z.strictObject({ syncId: RosterSyncId }), result: HeldSync.nullable() },
  /** Lets a held run go on, or turns it down; with a connection only. Answers once what the server says of it is here. */
  'roster.decide': {
    params: z.strictObject({ syncId: RosterSyncId, ...RosterSyncDecision.shape }),
    result: z.strictObject({ outcome: HeldOutcome }),
  },
  /** A person as the roster has them, to be edited; null when the roster does not know them. */
  'roster.person': { params: z.strictObject({ userId: UserId }), result: RosterPerson.nullable() },
  /**
   * Edits a roster that is kept by hand, one after the other, with a connection only. What comes after one that could not
   * be sent is not tried. Answers once the lists have it.
   */
  'roster.change': {
    params: z.strictObject({ changes: z.array(RosterChange).min(1).max(500) }),
    result: z.strictObject({ outcomes: z.array(RosterOutcome) }),
  },
  /** What a zip of OneRoster files would do to the schools that are kept by hand; with a connection only. */
  'roster.previewUpload': { params: z.strictObject({ file: UploadFile }), result: UploadPreviewed },
  /** Imports what was previewed, once per id. Answers once the lists have it. */
  'roster.importUpload': {
    params: z.strictObject({ editId: EditId, mark: UploadMark, file: UploadFile }),
    result: UploadImported,
  },
  'board.columns': { params: BoardScope, result: BoardView },
  /** A page of one column of the License Board; null is the column of those who hold no license. */
  'board.cards': {
    params: z.strictObject({ ...BoardScope.shape, productId: ProductId.nullable(), ...page }),
    result: z.strictObject({ total: z.int(), rows: z.array(BoardCard) }),
  },
  /** The people of a part of a column, in its order. */
  'board.users': {
    params: z.strictObject({
      ...BoardScope.shape,
      productId: ProductId.nullable(),
      ...part,
    }),
    result: z.array(UserId),
  },
  /** What a drop of these licenses (or people without one) would do, column by column. */
  'board.targets': {
    params: z.strictObject({ from: ProductId.nullable(), userIds: z.array(UserId).min(1).max(MOST_AT_ONCE) }),
    result: z.array(BoardTarget),
  },
  /** The products of the district, whoever holds them. */
  'products.list': { params: nothing, result: z.array(ProductAbout) },
  /** What of the district lies on this computer. */
  'kept.get': { params: nothing, result: Kept },
  'changes.preview': {
    params: z.strictObject({ intents: z.array(Intent).min(1).max(MOST_AT_ONCE), mode: SaveMode.optional() }),
    result: Preview,
  },
  'changes.save': {
    params: z.strictObject({
      label: z.string().min(1).max(200),
      intents: z.array(Intent).min(1).max(MOST_AT_ONCE),
      /** `fit` when left out. */
      mode: SaveMode.optional(),
      /** The first day, in the district, on which it may be sent; at once when left out or not to come. */
      notBefore: Day.optional(),
    }),
    result: SaveResult,
  },
  /** What those who were selected hold and could be given. */
  'bulk.products': { params: z.strictObject({ userIds: bulkEdit.userIds }), result: BulkProducts },
  'bulk.preview': { params: z.strictObject({ ...bulkEdit, mode: SaveMode }), result: BulkPreview },
  /** One change set for all of them; null when there is nothing to change any more. */
  'bulk.save': {
    params: z.strictObject({ ...bulkEdit, mode: SaveMode, label: z.string().min(1).max(200) }),
    result: SaveResult.nullable(),
  },
  'changes.undoable': { params: nothing, result: Undoable },
  /** Takes back a set that was saved before; null when there is none, or it has been taken back. */
  'changes.undo': { params: takeBack, result: TakenBack.nullable() },
  /** Takes back an undo. */
  'changes.redo': { params: takeBack, result: TakenBack.nullable() },
  /** What was saved in one go, the newest first; what is only on its way is not in it. */
  'changeSets.list': {
    params: z.strictObject({ show: SetFilter, text: z.string().max(200), ...page }),
    result: z.strictObject({ total: z.int(), rows: z.array(ChangeSetRow) }),
  },
  /** What became of everybody in a set. */
  'changeSets.results': {
    params: z.strictObject({ changeSetId: ChangeSetId, ...page }),
    result: z.strictObject({ total: z.int(), set: ChangeSetRow.nullable(), rows: z.array(SetResult) }),
  },
  /** Every change that the server has not got yet, or that waits for the person: all of them, in order. */
  'changes.unsent': { params: nothing, result: z.array(ActivityItem) },
  'activity.get': { params: nothing, result: Activity },
  /**
   * `cancelled`: it had not left and never will. `requested`: it is on its way, and the server is asked to close it; the
   * row says so until the answer is there. `tooLate`: it is decided.
   */
  'changes.cancel': {
    params: z.strictObject({ changeId: ChangeId }),
    result: z.strictObject({ outcome: z.enum(['cancelled', 'requested', 'tooLate']) }),
  },
  /** Confirmed changes that a restored server no longer has, in the order in which they were made. */
  'epoch.missing': { params: nothing, result: z.array(ActivityItem) },
  /** Saves all of them anew as one set; null when nothing is missing. */
  'epoch.resend': { params: z.strictObject({ label: z.string().min(1).max(200) }), result: SaveResult.nullable() },
  'epoch.dismiss': { params: nothing, result: z.strictObject({ dismissed: z.int() }) },
  /**
   * Ends a change that needs the person. `keepMine` saves it anew on what is there now (when the rules allow it),
   * `wait` the same with a place in line for a license, `keepTheirs` and `drop` keep what is there.
   */
  'changes.resolve': {
    params: z.strictObject({ changeId: ChangeId, choice: ResolveChoice }),
    result: SaveResult.nullable(),
  },
  /** The same choice for everything in a set that needs the person; null when nothing is saved anew. */
  'changes.resolveSet': {
    params: z.strictObject({ changeSetId: ChangeSetId, choice: ResolveChoice }),
    result: SaveResult.nullable(),
  },
  /** Who holds a license of a product: those who left first, then those who have held theirs longest. */
  'licenses.holders': {
    params: z.strictObject({ productId: ProductId, ...page }),
    result: z.strictObject({ total: z.int(), rows: z.array(Holder) }),
  },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

export type ServiceMethod = keyof typeof serviceMethods;
export type ParamsOf<M extends ServiceMethod> = z.infer<(typeof serviceMethods)[M]['params']>;
export type ResultOf<M extends ServiceMethod> = z.infer<(typeof serviceMethods)[M]['result']>;

/** Expected failures of a request; the window has a sentence for each. */
export const ServiceErrorCode = z.enum([
  /** Not a usable address (not https, not loopback, not a URL). */
  'wrongAddress',
  /** Nothing answers there. */
  'unreachable',
  /** Something answers, but it is not a licensing API. */
  'notSeatwise',
  'wrongCredentials',
  'tooManyAttempts',
  /** The server speaks a contract that this app does not know yet. */
  'appTooOld',
  'signedOut',
  /** The store file cannot be read; it was set aside, never deleted. */
  'storeDamaged',
  /** The store was written with another key (another keychain or passphrase). */
  'storeWrongKey',
  /** The store was written by a newer Seatwise. */
  'storeNewer',
  /** The disk is full or the folder cannot be written: nothing was saved. */
  'cannotWrite',
  /** The person chose to keep nothing here, and there is no connection. */
  'needsConnection',
  'invalid',
  'defect',
]);
export type ServiceErrorCode = z.infer<typeof ServiceErrorCode>;

export const ServiceRequest = z.strictObject({
  id: z.int(),
  method: z.enum(Object.keys(serviceMethods) as [ServiceMethod, ...ServiceMethod[]]),
  params: z.unknown(),
});
export type ServiceRequest = Readonly<z.infer<typeof ServiceRequest>>;

/** What altered, so that a window asks again only for what it shows. */
export const Topic = z.enum(['session', 'status', 'roster', 'licenses', 'activity', 'rosterSync']);
export type Topic = z.infer<typeof Topic>;

export const ServiceMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), id: z.int(), result: z.unknown() }),
  z.strictObject({
    type: z.literal('error'),
    id: z.int(),
    code: ServiceErrorCode,
    /** Where a damaged store was put; a path on this computer, never a name. */
    detail: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('changed'), topics: z.array(Topic) }),
]);
export type ServiceMessage = Readonly<z.infer<typeof ServiceMessage>>;
