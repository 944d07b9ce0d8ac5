import type { ParamsOf, ServiceMethod, Topic } from '../../shared/contract/ipcService.ts';
import type { Failure } from './serviceClient.ts';
import { shareStructure } from './shareStructure.ts';

/** The methods that only read, and what must alter for their answer to alter. */
export const topicsOf = {
  'session.get': ['session'],
  'status.get': ['status'],
  'orgs.list': ['roster'],
  'dashboard.get': ['roster', 'licenses'],
  'dashboard.schools': ['roster', 'licenses'],
  'dashboard.gaps': ['roster', 'licenses'],
  'classes.list': ['roster'],
  'classes.get': ['roster'],
  'classes.details': ['roster', 'session'],
  'classes.products': ['roster', 'licenses', 'activity'],
  'classes.students': ['roster', 'licenses', 'activity'],
  'students.list': ['roster', 'licenses', 'activity'],
  'people.ids': ['roster', 'licenses'],
  'people.changes': ['roster', 'activity'],
  'people.search': ['roster'],
  'palette.search': ['roster'],
  'board.columns': ['roster', 'licenses'],
  'board.cards': ['roster', 'licenses', 'activity'],
  'classes.without': ['roster', 'licenses', 'activity'],
  'educators.list': ['roster', 'licenses', 'activity'],
  'roster.heldSync': ['rosterSync'],
  'roster.person': ['roster', 'session'],
  'roster.standing': ['session', 'roster', 'rosterSync'],
  'users.products': ['roster', 'licenses', 'activity'],
  'products.list': ['licenses'],
  'kept.get': ['roster', 'licenses', 'status'],
  'activity.get': ['roster', 'activity'],
  'changes.undoable': ['activity'],
  'changeSets.list': ['activity'],
  'changeSets.results': ['roster', 'activity'],
  'licenses.holders': ['roster', 'licenses'],
  'epoch.missing': ['status', 'roster', 'activity'],
} as const satisfies Partial<Record<ServiceMethod, readonly Topic[]>>;

export type ReadMethod = keyof typeof topicsOf;

/** The last answer to a question; a failure after an answer keeps the answer. */
export type QueryEntry = Readonly<{ value: unknown; failure: Failure | null }>;

export type QueryEntries = ReadonlyMap<string, QueryEntry>;

/** Answers that nothing on screen shows are kept up to this number, for the way back. */
export const KEPT_UNWATCHED = 40;

/** A question as text: one key per method and parameters, whatever the order in which the parameters were written. */
export type QueryKey<M extends ReadMethod = ReadMethod> = string & Readonly<{ questionOf?: M }>;

/** The key of a question. */
export function queryKey<M extends ReadMethod>(method: M, params: ParamsOf<M>): QueryKey<M> {
  return JSON.stringify([method, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The question of a key. */
export function questionOf<M extends ReadMethod>(key: QueryKey<M>): Readonly<{ method: M; params: ParamsOf<M> }> {
  const [method, fields] = JSON.parse(key) as [M, [string, unknown][]];
  return { method, params: Object.fromEntries(fields) as ParamsOf<M> };
}

/** Takes in an answer. The same entries come back when it says nothing new. */
export function withValue(entries: QueryEntries, key: string, value: unknown): QueryEntries {
  const previous = entries.get(key);
  const shared = shareStructure(previous?.value, value);
  if (previous && previous.failure === null && Object.is(shared, previous.value)) return entries;
  return withEntry(entries, key, { value: shared, failure: null });
}

/** Takes in a failure; what was known stays known. */
export function withFailure(entries: QueryEntries, key: string, failure: Failure): QueryEntries {
  return withEntry(entries, key, { value: entries.get(key)?.value, failure });
}

/** Forgets the oldest answers that nothing watches. */
export function trimmed(entries: QueryEntries, isWatched: (key: string) => boolean): QueryEntries {
  const unwatched = [...entries.keys()].filter((key) => !isWatched(key));
  const surplus = unwatched.slice(0, Math.max(0, unwatched.length - KEPT_UNWATCHED));
  if (surplus.length === 0) return entries;
  const kept = new Map(entries);
  for (const key of surplus) kept.delete(key);
  return kept;
}

function withEntry(entries: QueryEntries, key: string, entry: QueryEntry): QueryEntries {
  const next = new Map(entries);
  // Set anew, so that the order of the map is the order of the answers' age.
  next.delete(key);
  next.set(key, entry);
  return next;
}
