import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeSetRow, SetCounts, SetResult } from '../../../shared/contract/changeSets.ts';
import type { ChangeSetId } from '../../../shared/contract/ids.ts';
import type { ParamsOf, ResultOf } from '../../../shared/contract/ipcService.ts';
import { ReasonCode } from '../../../shared/contract/problem.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';
import { isTakenBack } from '../store/changeSets.ts';
import type { Sql } from '../store/sqlite.ts';
import { readChangeNames } from './changeNames.ts';

type SetRow = Readonly<{ id: ChangeSetId; label: string; kind: ChangeSetRow['kind']; made_at: string }>;
type Tally = Readonly<{ id: ChangeSetId; state: SetResult['state']; resolved: number; n: number }>;

/** What each set is made of: its changes, what it cancelled before that had left, and what could not be saved. */
const PARTS = `
  SELECT change_set_id AS id, state, resolution IS NOT NULL AS resolved, intent, reason, local_seq AS n FROM outbox
  UNION ALL SELECT cancelled_by, state, 0, intent, NULL, local_seq FROM outbox WHERE cancelled_by IS NOT NULL
  UNION ALL SELECT change_set_id, 'notSaved', 0, intent, reason, 1000000000 + n FROM change_set_unsaved`;

const OPEN = "('scheduled', 'queued', 'sending', 'unknown')";
const FAILED = "('refused', 'held', 'blocked', 'quarantined')";

/** A set of which nothing but open changes is left has not become history yet. */
const IS_OVER = `(EXISTS (SELECT 1 FROM outbox o WHERE o.change_set_id = s.id AND o.state NOT IN ${OPEN})
  OR NOT EXISTS (SELECT 1 FROM outbox o WHERE o.change_set_id = s.id))`;

const SHOWN: Readonly<Record<ParamsOf<'changeSets.list'>['show'], string>> = {
  all: IS_OVER,
  problems: `(EXISTS (SELECT 1 FROM outbox o WHERE o.change_set_id = s.id AND o.state IN ${FAILED})
    OR EXISTS (SELECT 1 FROM change_set_unsaved u WHERE u.change_set_id = s.id))`,
  undone: `s.kind = 'undo' AND ${IS_OVER}`,
};

/** `changeSets.list`: the history, the newest set first. */
export function listChangeSets(
  sql: Sql,
  { show, text, offset, limit }: ParamsOf<'changeSets.list'>,
): ResultOf<'changeSets.list'> {
  const where = `${SHOWN[show]} AND (? = '' OR instr(lower(s.label), lower(?)) > 0)`;
  const asked = [text.trim(), text.trim()];
  const total = sql.get<{ n: number }>(`SELECT count(*) AS n FROM change_sets s WHERE ${where}`, asked)?.n ?? 0;
  const rows = sql.all<SetRow>(
    `SELECT s.id, s.label, s.kind, s.made_at FROM change_sets s WHERE ${where} ORDER BY s.rowid DESC LIMIT ? OFFSET ?`,
    [...asked, limit, offset],
  );
  return { total, rows: toRows(sql, rows) };
}

/** `changeSets.results`: what became of everybody in a set, in the order in which it was saved. */
export function readSetResults(
  sql: Sql,
  { changeSetId, offset, limit }: ParamsOf<'changeSets.results'>,
): ResultOf<'changeSets.results'> {
  const [set = null] = toRows(
    sql,
    sql.all<SetRow>('SELECT id, label, kind, made_at FROM change_sets WHERE id = ?', [changeSetId]),
  );
  const rows = sql
    .all<{ intent: string; state: SetResult['state']; reason: string | null }>(
      `SELECT intent, state, reason FROM (${PARTS}) WHERE id = ? ORDER BY n LIMIT ? OFFSET ?`,
      [changeSetId, limit, offset],
    )
    .map(({ intent, ...row }) => ({ ...row, intent: Intent.parse(JSON.parse(intent)) }));
  const namesOf = readChangeNames(
    sql,
    rows.map(({ intent }) => intent),
  );
  return {
    total: set?.counts.total ?? 0,
    set,
    rows: rows.map(({ intent, state, reason }) => ({
      intent,
      ...namesOf(intent),
      state,
      reason: ReasonCode.safeParse(reason).data ?? null,
    })),
  };
}

function toRows(sql: Sql, sets: readonly SetRow[]): ChangeSetRow[] {
  const tallies = sql.all<Tally>(
    `SELECT id, state, resolved, count(*) AS n FROM (${PARTS}) WHERE id IN (SELECT value FROM json_each(?))
     GROUP BY id, state, resolved`,
    [JSON.stringify(sets.map(({ id }) => id))],
  );
  return sets.map(({ id, label, kind, made_at }) => {
    const counts = countsOf(tallies.filter((tally) => tally.id === id));
    const isBack = isTakenBack(sql, id);
    const hasEffect = counts.done + counts.open + counts.waiting > 0 || kind !== 'edit';
    return {
      changeSetId: id,
      label,
      kind,
      madeAt: made_at,
      counts,
      canTakeBack: !isBack && hasEffect,
      isTakenBack: isBack,
    };
  });
}

/** The numbers of a set; each change counts once. */
export function countsOf(tallies: readonly Omit<Tally, 'id'>[]): SetCounts {
  const counts = { total: 0, done: 0, open: 0, waiting: 0, needsYou: 0, notDone: 0, cancelled: 0 };
  for (const { state, resolved, n } of tallies) {
    counts.total += n;
    counts[categoryOf(state, resolved === 1)] += n;
  }
  return counts;
}

function categoryOf(state: ChangeState | 'notSaved', isResolved: boolean): Exclude<keyof SetCounts, 'total'> {
  switch (state) {
    case 'applied':
    case 'noop':
      return 'done';
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'unknown':
      return 'open';
    case 'waiting':
      return 'waiting';
    case 'refused':
    case 'held':
    case 'blocked':
    case 'quarantined':
      return isResolved ? 'notDone' : 'needsYou';
    case 'notSaved':
      return 'notDone';
    case 'cancelled':
    case 'superseded':
      return 'cancelled';
  }
}
