import { lanesOf, type Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, Day } from '../../../shared/contract/ids.ts';
import type { SaveMode, SaveResult } from '../../../shared/contract/view.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { enqueue, insertChangeSet, type NewChangeSet } from '../store/enqueue.ts';
import { readWorld, type Asker } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { noteUnsaved } from '../store/unsaved.ts';
import { readWaits } from '../store/waits.ts';
import { planChanges, type Planned, type Wanted } from '../sync/planChanges.ts';

/** What saving needs from outside: who asks, the clock's word for the record, and fresh ids. */
export type SaveContext = Readonly<{ sql: Sql; asker: Asker; at: string; newId: () => string }>;

/** How to save: what to do when not everything fits, and a day before which nothing is sent. */
export type SaveOptions = Readonly<{ mode?: SaveMode | undefined; notBefore?: Day | undefined }>;

/**
 * `changes.save`: what the rules allow is queued as one change set, the rest comes back with its reason. When this
 * returns, the commit is on the disk.
 */
export function saveChanges(
  context: SaveContext,
  label: string,
  intents: readonly Intent[],
  { mode = 'fit', notBefore }: SaveOptions = {},
): SaveResult {
  return context.sql.write(() => {
    const day = notBefore !== undefined && notBefore > context.asker.today ? notBefore : null;
    const planned = plan(
      context,
      wantedIn(intents, mode).map((wanted) => ({ ...wanted, notBefore: day })),
    );
    const set = { ...newSet(context, label), kind: 'edit', undoes: null } as const;
    const isRefused = mode === 'allOrNothing' && planned.some(({ outcome }) => outcome === 'refuse');
    if (isRefused) return { changeSetId: set.id, saved: [], notSaved: planned.flatMap(notSaved) };
    return writePlanned(context, set, planned);
  });
}

/** A set that is about to be saved. */
export function newSet({ newId, at }: SaveContext, label: string): Pick<NewChangeSet, 'id' | 'label' | 'madeAt'> {
  return { id: newId() as ChangeSetId, label, madeAt: at };
}

/**
 * Writes what was planned, as one set; part of the caller's transaction. A set of which nothing can be saved is no set,
 * unless it is one anyway.
 */
export function writePlanned(
  { sql, asker }: SaveContext,
  set: NewChangeSet,
  planned: readonly Planned[],
  isSetAnyway = false,
): SaveResult {
  const saved = planned.filter(({ outcome }) => outcome === 'apply' || outcome === 'wait');
  if (saved.length > 0 || isSetAnyway) {
    insertChangeSet(sql, set);
    enqueue(sql, asker, set, saved);
    noteUnsaved(sql, set.id, planned);
  }
  return { changeSetId: set.id, saved: saved.map(({ id }) => id), notSaved: planned.flatMap(notSaved) };
}

/** What would become of these, by the rules and on what the person sees now. */
export function plan({ sql, asker, at, newId }: SaveContext, wanted: readonly Wanted[]): readonly Planned[] {
  const users = wanted.flatMap(({ intent }) => lanesOf(intent).map((lane) => lane.userId));
  const world: World = readWorld(sql, asker, users);
  return planChanges(world, wanted, at, () => newId() as ChangeId, readWaits(sql, users));
}

/** The intents as the person wants them saved: for all of them to wait in line, each has to say so. */
export function wantedIn(intents: readonly Intent[], mode: SaveMode): readonly Wanted[] {
  return intents.map((intent) => ({ intent: mode === 'wait' ? waiting(intent) : intent }));
}

function waiting(intent: Intent): Intent {
  return intent.kind === 'assign' || intent.kind === 'swap' ? { ...intent, wait: true } : intent;
}

function notSaved({ intent, reason }: Planned): SaveResult['notSaved'] {
  return reason === null ? [] : [{ intent, reason }];
}
