import { lanesOf, type Intent, type Seen } from '../../shared/contract/change.ts';
import { dismissMissing, resendMissing } from '../../electron/service/changes/resendMissing.ts';
import { resolveChange, resolveSet } from '../../electron/service/changes/resolveChange.ts';
import { readUndoable, takeBack } from '../../electron/service/changes/takeBack.ts';
import { saveChanges } from '../../electron/service/changes/saveChanges.ts';
import { cancelChange } from '../../electron/service/changes/cancelChange.ts';
import type { Process } from './computer.ts';
import { dice } from './random.ts';
import type { ChangeId, ChangeSetId, Day } from '../../shared/contract/ids.ts';
import type { ResolveChoice } from '../../shared/contract/view.ts';

/** What a window is told of what it saved. */
export type Saved = ReturnType<typeof saveChanges>;

/** What the screen shows of the lanes of some intents. */
export function sees({ sql }: Process, intents: readonly Intent[]): readonly (readonly Seen[])[] {
  return intents.map((intent) =>
    lanesOf(intent).map(({ userId, productId }) => {
      const held = sql.get<{ id: string; version: number }>(
        'SELECT id, version FROM assignments_view WHERE user_id = ? AND product_id = ?',
        [userId, productId],
      );
      return { userId, productId, assignment: held ? { id: held.id as never, version: held.version } : null };
    }),
  );
}

/** Saves what was chosen, as `changes.save` does; a day to come: it is not sent before that. */
export function saveIntents(process: Process, intents: readonly Intent[], notBefore?: Day): Saved {
  return saveChanges(process.context(), 'Simulated', intents, { notBefore });
}

/** What came of a person's wish: null when there was nothing to do it to, and what was saved by it. */
export type Came = Readonly<{ how: string; saved: Saved | null }> | null;

/** Takes back something that waits, as `changes.cancel` does; what is chosen may be on its way already. */
export function cancelSomething(process: Process, pick: number): Came {
  const open = process.sql.all<{ id: string; state: string }>(
    `SELECT change_id AS id, state FROM outbox WHERE state IN ('queued', 'scheduled', 'sending', 'unknown', 'waiting')
     ORDER BY local_seq`,
  );
  if (open.length === 0) return null;
  const { id, state } = dice(pick).pick(open);
  const last = process.sql.get<{ n: number }>('SELECT MAX(local_seq) AS n FROM outbox')?.n ?? 0;
  const answer = cancelChange(process.context(), id as never);
  // Whoever waits in line leaves it by a change; an undo may have made one of its own before.
  const made = process.sql.all<{ id: ChangeId; set_id: ChangeSetId }>(
    'SELECT change_id AS id, change_set_id AS set_id FROM outbox WHERE inverse_of = ? AND local_seq > ?',
    [state === 'waiting' ? id : '', last],
  );
  const [first] = made;
  const saved = first ? { changeSetId: first.set_id, saved: made.map((one) => one.id), notSaved: [] } : null;
  return { how: `${state}, ${answer}`, saved };
}

type Needing = Readonly<{ id: string; set_id: string; state: string; alike: number }>;

/** Decides about something that needs a decision, as `changes.resolve` and `changes.resolveSet` do. */
export function resolveSomething(process: Process, choice: ResolveChoice, pick: number): Came {
  const random = dice(pick);
  const needing = process.sql.all<Needing>(
    `SELECT change_id AS id, change_set_id AS set_id, state, COUNT(*) OVER (PARTITION BY change_set_id) AS alike
     FROM outbox WHERE state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NULL
     ORDER BY local_seq`,
  );
  if (needing.length === 0) return null;
  const { id, set_id: setId, state, alike } = random.pick(needing);
  if (alike > 1 && random.chance(0.7))
    return { how: `${choice} for a set`, saved: resolveSet(process.context(), setId as never, choice) };
  return { how: `${choice} of ${state}`, saved: resolveChange(process.context(), id as never, choice) };
}

/** Takes back what Ctrl+Z or Ctrl+Y would, as `changes.undo` and `changes.redo` do. */
export function takeSomethingBack(process: Process, pick: number): Came {
  const { undo, redo } = readUndoable(process.sql);
  const kind = redo !== null && (undo === null || dice(pick).chance(0.5)) ? 'redo' : 'undo';
  const setId = (kind === 'redo' ? redo : undo)?.changeSetId;
  return setId === undefined ? null : { how: kind, saved: takeBack(process.context(), { setId, kind }) };
}

/** Decides about what a restored server lost, as `epoch.resend` and `epoch.dismiss` do. */
export function decideAboutLost(process: Process, choice: 'resend' | 'dismiss'): Came {
  if (!process.sql.get('SELECT 1 FROM epoch_missing WHERE resolution IS NULL')) return null;
  const saved = choice === 'resend' ? resendMissing(process.context(), 'Simulated') : null;
  if (choice === 'dismiss') dismissMissing(process.sql);
  return { how: choice, saved };
}
