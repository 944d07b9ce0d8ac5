import type { ParamsOf, ResultOf, ServiceMethod } from '../../../shared/contract/ipcService.ts';
import type { ResolveChoice } from '../../../shared/contract/view.ts';
import { previewBulk, saveBulk } from '../changes/bulkEdit.ts';
import { cancelChange } from '../changes/cancelChange.ts';
import { dismissMissing, resendMissing } from '../changes/resendMissing.ts';
import { resolveChange, resolveSet } from '../changes/resolveChange.ts';
import { previewChanges } from '../changes/previewChanges.ts';
import { saveChanges, type SaveContext } from '../changes/saveChanges.ts';
import { readUndoable, takeBack } from '../changes/takeBack.ts';
import type { Notify } from '../ports.ts';
import { listMissing, readActivity, readPersonChanges, readUnsent } from '../queries/activity.ts';
import { readBoard, readCardIds, readCards } from '../queries/board.ts';
import { createBoardLayouts } from '../queries/boardLayout.ts';
import { readTargets } from '../queries/boardTargets.ts';
import { readBulkProducts } from '../queries/bulkProducts.ts';
import { listChangeSets, readSetResults } from '../queries/changeSets.ts';
import { getClass, listClasses } from '../queries/classes.ts';
import { readCounts } from '../queries/counts.ts';
import { readDashboard } from '../queries/dashboard.ts';
import { listEducators } from '../queries/educators.ts';
import { listGaps, listWithout } from '../queries/gaps.ts';
import { listHolders } from '../queries/holders.ts';
import { listOrgs } from '../queries/orgs.ts';
import { listClassStudents, listStudents } from '../queries/people.ts';
import { readPeopleIds } from '../queries/peopleIds.ts';
import { personHistoryOf } from '../queries/personHistory.ts';
import { readClassDetails } from '../queries/classDetails.ts';
import { readClassProducts, readProductChoices } from '../queries/productChoices.ts';
import { listSchools } from '../queries/schools.ts';
import { changeRoster } from '../rosterEdits/changeRoster.ts';
import { readRosterPerson } from '../rosterEdits/editLocks.ts';
import { heldOutcomeOf, heldSyncOf } from '../rosterSync/heldSync.ts';
import { readStanding, requestSync } from '../rosterSync/standing.ts';
import { sendUpload } from '../rosterUpload/uploadOutcome.ts';
import { readKept } from '../queries/kept.ts';
import { listProducts } from '../queries/products.ts';
import { searchPalette } from '../queries/search/searchPalette.ts';
import { searchPeople } from '../queries/search/searchPeople.ts';
import { ServiceError } from '../serviceError.ts';
import type { Accounts } from '../session/accounts.ts';
import type { OpenAccount } from '../session/openAccount.ts';

export type Handlers = {
  readonly [M in ServiceMethod]: (params: ParamsOf<M>) => ResultOf<M> | Promise<ResultOf<M>>;
};

export type HandlerDeps = Readonly<{
  accounts: Accounts;
  notify: Notify;
  /** Does something once what is under way is done. */
  later: (work: () => void) => void;
  readPractice: (serverUrl: string) => Promise<ResultOf<'server.practice'>>;
}>;

/** A row says "done" for so long after the server's answer. */
const DONE_SHOWN_MS = 24 * 60 * 60_000;

/** What the service answers to a window, method by method. */
export function createHandlers({ accounts, notify, later, readPractice }: HandlerDeps): Handlers {
  const open = (): OpenAccount => {
    const account = accounts.current();
    if (!account) throw new ServiceError('signedOut');
    return account;
  };
  const doneSince = (account: OpenAccount): string => new Date(Date.parse(account.at()) - DONE_SHOWN_MS).toISOString();
  const contextOf = (account: OpenAccount): SaveContext => ({
    sql: account.sql,
    asker: account.asker(),
    at: account.at(),
    newId: account.newId,
  });
  /** What a person saved is on the disk: tell every window, and send it. */
  const announce = (account: OpenAccount): void => {
    notify(['status', 'licenses', 'activity']);
    // After the answer: the first thing that sending does is work, and the person waits.
    later(() => account.engine.changed());
  };
  /** Where nothing is kept, an edit that cannot be sent now would be lost with the window. */
  const assertCanSave = (account: OpenAccount): void => {
    if (!account.kept && account.engine.status().connection !== 'online') throw new ServiceError('needsConnection');
  };

  const undoOrRedo = (kind: 'undo' | 'redo', params: ParamsOf<'changes.undo'>): ResultOf<'changes.undo'> => {
    const account = open();
    assertCanSave(account);
    const result = takeBack(contextOf(account), { kind, setId: params.changeSetId, label: params.label });
    if (result) announce(account);
    return result;
  };
  const layoutOf = createBoardLayouts();

  /** What is saved anew must be able to stay; letting go is possible at any time. */
  const decided = (
    choice: ResolveChoice,
    work: (context: SaveContext) => ResultOf<'changes.resolve'>,
  ): ResultOf<'changes.resolve'> => {
    const account = open();
    if (choice === 'keepMine' || choice === 'wait') assertCanSave(account);
    const result = work(contextOf(account));
    announce(account);
    return result;
  };

  return {
    'session.get': async () => accounts.view(),
    'session.signIn': async (params) => accounts.signIn(params),
    'session.signOut': async () => accounts.signOut(),
    'session.lock': async () => accounts.lock(),
    'session.unlock': async ({ password }) => accounts.unlock(password),
    'server.practice': async ({ serverUrl }) => readPractice(serverUrl),
    'status.get': () => {
      const account = accounts.current();
      if (!account) {
        const nothing = { waiting: 0, needsAttention: 0, missing: 0, sending: null, lastSyncedAt: null };
        return { connection: 'signedOut', busy: false, download: null, ...nothing };
      }
      return { ...account.engine.status(), ...readCounts(account.sql) };
    },
    'sync.now': async () => {
      await open().engine.syncNow();
      return {};
    },
    'orgs.list': () => {
      const account = open();
      return listOrgs(account.sql, account.owner().account);
    },
    'dashboard.get': ({ orgId }) => {
      const account = open();
      return readDashboard(account.sql, orgId, account.asker().today);
    },
    'dashboard.schools': (params) => {
      const account = open();
      return listSchools(account.sql, account.owner().account, account.asker().today, params);
    },
    'dashboard.gaps': ({ orgId, limit }) => listGaps(open().sql, orgId, limit),
    'classes.list': (params) => listClasses(open().sql, params),
    'classes.get': ({ classId }) => getClass(open().sql, classId),
    'classes.students': (params) => {
      const account = open();
      return listClassStudents(account.sql, params, doneSince(account));
    },
    'classes.details': ({ classId }) => {
      const account = open();
      return readClassDetails(account.sql, account.owner().account, classId);
    },
    'classes.products': ({ classId }) => {
      const account = open();
      const asked = { classId, asker: account.asker(), at: account.at(), doneSince: doneSince(account) };
      return readClassProducts(account.sql, asked);
    },
    'students.list': (params) => {
      const account = open();
      return listStudents(account.sql, params, doneSince(account));
    },
    'classes.without': ({ classId, productId }) => {
      const account = open();
      return listWithout(account.sql, classId, productId, doneSince(account));
    },
    'educators.list': (params) => {
      const account = open();
      return listEducators(account.sql, params, doneSince(account));
    },
    'roster.standing': () => {
      const account = open();
      return readStanding(account.sql, account.owner().account);
    },
    'roster.requestSync': ({ orgId }) => {
      const account = open();
      assertCanSave(account);
      const by = { account: account.owner().account, newId: account.newId, at: account.at() };
      const outcome = requestSync(account.sql, { orgId, ...by });
      if (outcome === 'saved') {
        notify(['rosterSync']);
        later(() => account.engine.changed());
      }
      return { outcome };
    },
    'people.ids': (params) => readPeopleIds(open().sql, params),
    'roster.heldSync': async ({ syncId }) => heldSyncOf(await open().direct.rosterSync(syncId)),
    'roster.decide': async ({ syncId, decision }) => {
      const { engine, direct } = open();
      const outcome = heldOutcomeOf(await direct.decideRosterSync(syncId, { decision }));
      // How the sync stands now is asked for with it.
      if (outcome !== 'unreachable') await engine.syncNow();
      return { outcome };
    },
    'roster.person': ({ userId }) => {
      const account = open();
      return readRosterPerson(account.sql, account.owner().account, userId);
    },
    'roster.change': async ({ changes }) => {
      const account = open();
      const { sql, newId, engine, direct, access } = account;
      if (access === 'read') throw new ServiceError('storeNewer');
      const outcomes = await changeRoster({ sql, newId, send: direct.editRoster }, changes);
      // Whatever became of them: what is there now is what the lists are to show.
      if (outcomes.some((outcome) => outcome !== 'unreachable')) await engine.syncNow();
      return { outcomes };
    },
    'roster.previewUpload': async ({ file }) => {
      const { direct } = open();
      return sendUpload(async () => direct.previewUpload(file));
    },
    'roster.importUpload': async ({ editId, mark, file }) => {
      const { engine, direct, access } = open();
      if (access === 'read') throw new ServiceError('storeNewer');
      const outcome = await sendUpload(async () => direct.importUpload(file, { editId, mark }));
      if (outcome.kind === 'told') await engine.syncNow();
      return outcome;
    },
    'people.search': (params) => searchPeople(open().sql, params),
    'palette.search': (params) => searchPalette(open().sql, params),
    'people.history': async ({ userId, limit }) => {
      const { sql, direct } = open();
      return personHistoryOf(sql, await direct.licenseHistory(userId, limit));
    },
    'people.changes': ({ userId }) => readPersonChanges(open().sql, userId),
    'users.products': ({ userId }) => {
      const account = open();
      const asked = { userId, asker: account.asker(), at: account.at(), doneSince: doneSince(account) };
      return readProductChoices(account.sql, asked);
    },
    'board.columns': (scope) => {
      const { sql, asker } = open();
      return readBoard(sql, layoutOf(sql, scope), scope, asker().today);
    },
    'board.cards': (params) => {
      const account = open();
      return readCards(account.sql, layoutOf(account.sql, params), params, doneSince(account));
    },
    'board.users': (params) => {
      const { sql } = open();
      return readCardIds(layoutOf(sql, params), params);
    },
    'board.targets': (source) => readTargets(contextOf(open()), source),
    'products.list': () => listProducts(open().sql),
    'kept.get': () => readKept(open().sql),
    'changes.preview': ({ intents, mode }) => previewChanges(contextOf(open()), intents, mode),
    'changes.save': ({ label, intents, mode, notBefore }) => {
      const account = open();
      assertCanSave(account);
      const result = saveChanges(contextOf(account), label, intents, { mode, notBefore });
      if (result.saved.length > 0) announce(account);
      return result;
    },
    'bulk.products': ({ userIds }) => {
      const account = open();
      return readBulkProducts(account.sql, account.asker(), userIds);
    },
    'bulk.preview': (asked) => previewBulk(contextOf(open()), asked),
    'bulk.save': ({ label, ...asked }) => {
      const account = open();
      assertCanSave(account);
      const result = saveBulk(contextOf(account), label, asked);
      if (result && result.saved.length > 0) announce(account);
      return result;
    },
    'changes.undoable': () => readUndoable(open().sql),
    'changes.undo': (params) => undoOrRedo('undo', params),
    'changes.redo': (params) => undoOrRedo('redo', params),
    'changeSets.list': (params) => listChangeSets(open().sql, params),
    'changeSets.results': (params) => readSetResults(open().sql, params),
    'changes.unsent': () => readUnsent(open().sql),
    'activity.get': () => readActivity(open().sql),
    'changes.cancel': ({ changeId }) => {
      const account = open();
      const outcome = cancelChange(contextOf(account), changeId);
      if (outcome !== 'tooLate') announce(account);
      return { outcome };
    },
    'epoch.missing': () => listMissing(open().sql),
    'epoch.resend': ({ label }) => {
      const account = open();
      assertCanSave(account);
      const result = resendMissing(contextOf(account), label);
      if (result) announce(account);
      return result;
    },
    'epoch.dismiss': () => {
      const dismissed = dismissMissing(open().sql);
      notify(['status', 'activity']);
      return { dismissed };
    },
    'changes.resolve': ({ changeId, choice }) => decided(choice, (context) => resolveChange(context, changeId, choice)),
    'changes.resolveSet': ({ changeSetId, choice }) =>
      decided(choice, (context) => resolveSet(context, changeSetId, choice)),
    'licenses.holders': (params) => listHolders(open().sql, params),
  };
}
