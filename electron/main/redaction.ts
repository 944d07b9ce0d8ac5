import { createHmac } from 'node:crypto';
import { DefectCode, ReasonCode, RequestProblemCode } from '../../shared/contract/problem.ts';

/** Under these names a value is kept; under any other name, the name itself is hidden too. */
const knownKeys = words(`
  accountKey at attempt changeId changeSetId code count deviceId epoch error exitCode lane method ms pid reason
  requestId rows seq state status table version`);

/** Words that are codes of ours, of Electron, of SQLite or of the operating system, and nobody's name. */
const knownWords = words(`
  ${[...ReasonCode.options, ...RequestProblemCode.options, ...DefectCode.options].join(' ')}
  keychain choose locked passphrase nothingKept keychainChanged wrongPassphrase cannotWrite
  queued sending unknown applied noop refused waiting held blocked wait voided quarantined cancelled superseded
  scheduled online offline unreachable signedOut invalid closed defect
  wrongAddress notSeatwise appTooOld tooManyAttempts storeDamaged storeWrongKey storeNewer needsConnection
  session.get session.signIn session.signOut session.lock session.unlock server.practice status.get sync.now orgs.list dashboard.get classes.list
  products.list kept.get changes.unsent
  classes.get classes.students students.list users.products changes.preview changes.save activity.get changes.cancel
  changeSets.list changeSets.results changes.resolve changes.resolveSet changes.undoable changes.undo changes.redo
  educators.list people.search palette.search
  bulk.products bulk.preview bulk.save people.ids people.history people.changes roster.person roster.change roster.heldSync roster.decide roster.previewUpload roster.importUpload
  epoch.missing epoch.resend epoch.dismiss licenses.holders
  board.columns board.cards board.users board.targets
  dashboard.schools dashboard.gaps classes.without classes.details classes.products educators.list roster.standing roster.requestSync
  clean-exit abnormal-exit killed crashed oom launch-failed integrity-failure
  Error TypeError RangeError ReferenceError SyntaxError URIError AggregateError ZodError SqliteError AxiosError
  EACCES EPERM ENOSPC EIO EROFS ENOENT EEXIST EMFILE EBUSY EISDIR EDQUOT EFBIG
  ECONNREFUSED ECONNRESET ECONNABORTED ENOTFOUND ETIMEDOUT EPIPE EHOSTUNREACH ENETUNREACH EAI_AGAIN
  ERR_NETWORK ERR_BAD_RESPONSE ERR_CANCELED
  SQLITE_FULL SQLITE_BUSY SQLITE_IOERR SQLITE_CORRUPT SQLITE_NOTADB SQLITE_READONLY`);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Numbers, and versions of ours. */
const number = /^-?\d{1,12}(\.\d{1,6}){0,2}$/;
/** A place in a bundle of ours. */
const place = /^(main|service|preload)\.cjs:\d+:\d+$/;
/** `noun.verb` or a camel-case word of two parts; events are written out in the code, never put together. */
const eventName = /^([a-z][A-Za-z]*(\.[a-z][A-Za-z]*){1,3}|[a-z]+([A-Z][a-z]+)+)$/;

/** Turns an event and its ids into a line that carries no name: what is not known to be harmless is replaced by a mark. */
export type Redact = (event: string, ids: Readonly<Record<string, string>>) => string;

/**
 * A mark is the same for the same value under the same `key`, so that lines can be told to be about the same thing,
 * and says nothing else: ids of a roster may be made of names.
 */
export function createRedact(key: Buffer): Redact {
  // Digits only, for letters of a hash may spell a name.
  const mark = (text: string): string => `~${createHmac('sha256', key).update(text).digest().readUIntBE(0, 5)}`;
  const isHarmless = (value: string): boolean =>
    knownWords.has(value) || uuid.test(value) || number.test(value) || place.test(value);
  return (event, ids) =>
    [
      eventName.test(event) ? event : mark(event),
      ...Object.entries(ids).map(
        ([name, value]) => `${knownKeys.has(name) ? name : mark(name)}=${isHarmless(value) ? value : mark(value)}`,
      ),
    ].join(' ');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
