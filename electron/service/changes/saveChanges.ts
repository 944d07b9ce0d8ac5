import type { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId } from '../../../shared/contract/ids.ts';
import type { Preview, SaveResult } from '../../../shared/contract/view.ts';
import { lanesOf } from '../../../shared/contract/change.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { enqueue } from '../store/enqueue.ts';
import { readWorld, type Asker } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { planChanges, type Planned } from '../sync/planChanges.ts';

/** What saving needs from outside: who asks, the clock's word for the record, and fresh ids. */
export type SaveContext = Readonly<{ sql: Sql; asker: Asker; at: string; newId: () => string }>;

/** `changes.preview`: what saving would do, by the very functions that save. */
export function previewChanges(context: SaveContext, intents: readonly Intent[]): Preview {
  const counts = { apply: 0, noop: 0, refuse: 0, wait: 0 };
  const results = plan(context, intents).map(({ intent, outcome, reason }) => {
    counts[outcome] += 1;
    return { intent, outcome, reason };
  });
  return { results, counts };
}

/**
 * `changes.save`: what the rules allow is queued as one change set, the rest comes back with its reason. When this
 * returns, the commit is on the disk.
 */
export function saveChanges(context: SaveContext, label: string, intents: readonly Intent[]): SaveResult {
  const { sql, at } = context;
  const changeSetId = context.newId() as ChangeSetId;
  return sql.write(() => {
    const planned = plan(context, intents);
    const saved = planned.filter(({ outcome }) => outcome === 'apply' || outcome === 'wait');
    enqueue(sql, { id: changeSetId, label, madeAt: at }, saved);
    return { changeSetId, saved: saved.map(({ id }) => id), notSaved: planned.flatMap(notSaved) };
  });
}

function plan({ sql, asker, at, newId }: SaveContext, intents: readonly Intent[]): readonly Planned[] {
  const world: World = readWorld(
    sql,
    asker,
    intents.flatMap((intent) => lanesOf(intent).map((lane) => lane.userId)),
  );
  return planChanges(world, intents, at, () => newId() as ChangeId);
}

function notSaved({ intent, reason }: Planned): SaveResult['notSaved'] {
  return reason === null ? [] : [{ intent, reason }];
}
