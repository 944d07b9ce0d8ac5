import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, Day } from '../../../shared/contract/ids.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';
import type { MadeSet } from '../changes/undoStacks.ts';
import type { Wanted } from '../sync/planChanges.ts';
import type { Sql } from './sqlite.ts';

/** As far back as one goes by Ctrl+Z; any set can be undone from the list of all. */
const REMEMBERED = 200;

type LatestRow = MadeSet & Readonly<{ has_effect: number }>;

/** The latest sets in the order in which they were made, with whether there is anything to take back in them. */
export function readLatestSets(sql: Sql): readonly (MadeSet & Readonly<{ hasEffect: boolean }>)[] {
  return sql
    .all<LatestRow>(
      `SELECT s.id, s.kind, s.undoes,
         EXISTS (SELECT 1 FROM outbox o WHERE o.change_set_id = s.id AND o.state IN (${EFFECTIVE}))
         OR EXISTS (SELECT 1 FROM outbox o WHERE o.cancelled_by = s.id) AS has_effect
       FROM change_sets s ORDER BY s.rowid DESC LIMIT ${REMEMBERED}`,
    )
    .map(({ has_effect, ...set }) => ({ ...set, hasEffect: has_effect === 1 }))
    .reverse();
}

/** States of changes that did something, or may yet. */
const EFFECTIVE = "'scheduled', 'queued', 'sending', 'unknown', 'applied', 'waiting', 'superseded'";

/** The label of what the set is about: that of the edit at its beginning. Null when there is no such set. */
export function readLabel(sql: Sql, id: ChangeSetId): string | null {
  const row = sql.get<{ label: string }>(
    `WITH RECURSIVE chain (id, undoes, label) AS (
       SELECT id, undoes, label FROM change_sets WHERE id = ?
       UNION SELECT s.id, s.undoes, s.label FROM change_sets s JOIN chain c ON s.id = c.undoes)
     SELECT label FROM chain WHERE undoes IS NULL`,
    [id],
  );
  return row?.label ?? null;
}

export function isUndo(sql: Sql, id: ChangeSetId): boolean {
  return sql.get("SELECT 1 AS yes FROM change_sets WHERE id = ? AND kind = 'undo'", [id]) !== undefined;
}

/** Has the set been taken back, and that not been taken back in turn? */
export function isTakenBack(sql: Sql, id: ChangeSetId): boolean {
  return sql
    .all<{ id: ChangeSetId }>('SELECT id FROM change_sets WHERE undoes = ?', [id])
    .some((later) => !isTakenBack(sql, later.id));
}

/** A change of a set, as far as taking it back goes. */
export type SetChange = Readonly<{
  id: ChangeId;
  intent: Intent;
  state: ChangeState;
  /** The intent of the change that this one takes back. */
  original: Intent | null;
  /** Has it not left, and does nothing of another set come after it in its lanes? */
  isLoose: boolean;
}>;

type SetRow = Readonly<{
  change_id: ChangeId;
  intent: string;
  state: ChangeState;
  original: string | null;
  loose: number;
}>;

/** The changes that were saved with the set, in their order. */
export function readSetChanges(sql: Sql, id: ChangeSetId): readonly SetChange[] {
  return sql
    .all<SetRow>(
      `SELECT o.change_id, o.intent, o.state, i.intent AS original,
         o.state IN ('scheduled', 'queued') AND NOT EXISTS (
           SELECT 1 FROM outbox_lanes mine
           CROSS JOIN outbox_lanes l ON l.user_id = mine.user_id AND l.product_id = mine.product_id
             AND l.local_seq > mine.local_seq
           CROSS JOIN outbox later ON later.local_seq = l.local_seq AND later.change_set_id <> o.change_set_id
             AND later.state IN ('queued', 'sending', 'unknown')
           WHERE mine.local_seq = o.local_seq) AS loose
       FROM outbox o LEFT JOIN outbox i ON i.change_id = o.inverse_of
       WHERE o.change_set_id = ? ORDER BY o.local_seq`,
      [id],
    )
    .map((row) => ({
      id: row.change_id,
      intent: parsed(row.intent),
      state: row.state,
      original: row.original === null ? null : parsed(row.original),
      isLoose: row.loose === 1,
    }));
}

/** What the set cancelled before it had left, in the order in which it was saved. */
export function readCancelledBy(sql: Sql, id: ChangeSetId): readonly Wanted[] {
  return sql
    .all<{ intent: string; not_before: Day | null }>(
      'SELECT intent, not_before FROM outbox WHERE cancelled_by = ? ORDER BY local_seq',
      [id],
    )
    .map((row) => ({ intent: parsed(row.intent), notBefore: row.not_before }));
}

const parsed = (text: string): Intent => Intent.parse(JSON.parse(text));
