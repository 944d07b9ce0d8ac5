import type { Layer } from '../layer.ts';
import type { Sql } from '../sqlite.ts';
import { KIND, type Kind } from './derivedTables.ts';

/** Rows from one mark to the next: at a million people, a thousand marks to add up and a thousand rows to skip. */
const EVERY = 1000;

/** Where the rows of a kind stand, in the order of their list. */
const ORDERED: Readonly<Record<Kind, (layer: Layer) => string>> = {
  [KIND.student]: (layer) => `SELECT sort_name, id FROM ${layer}users WHERE listed = 1 AND kind = ${KIND.student}`,
  [KIND.educator]: (layer) => `SELECT sort_name, id FROM ${layer}users WHERE listed = 1 AND kind = ${KIND.educator}`,
  [KIND.class]: (layer) => `SELECT sort_title AS sort_name, id FROM ${layer}classes`,
};

/** Sets the marks of one kind anew. */
export function rebuildMarks(sql: Sql, layer: Layer, kind: Kind): void {
  sql.run(`DELETE FROM ${layer}list_marks WHERE kind = ?`, [kind]);
  const rows = ORDERED[kind](layer);
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM (${rows})`)?.n ?? 0;
  sql.run(`INSERT INTO ${layer}list_marks VALUES (?, '', '', ?)`, [kind, Math.min(EVERY, total)]);
  sql.run(
    `INSERT INTO ${layer}list_marks SELECT ?, sort_name, id, MIN(${EVERY}, ? - place + 1)
     FROM (SELECT sort_name, id, ROW_NUMBER() OVER (ORDER BY sort_name, id) AS place FROM (${rows}))
     WHERE place > 1 AND place % ${EVERY} = 1`,
    [kind, total],
  );
}

/** Puts rows into the counts between the marks, or takes them out: before and after they are written. */
export function countAtMarks(
  sql: Sql,
  by: 1 | -1,
  who: Readonly<{ people: readonly string[]; classes: readonly string[] }>,
): void {
  sql.run(
    `WITH hit (mark) AS (
       SELECT (SELECT m.rowid FROM list_marks m WHERE m.kind = r.kind AND (m.sort_name, m.id) <= (r.sort_name, r.id)
               ORDER BY m.sort_name DESC, m.id DESC LIMIT 1)
       -- CROSS JOIN: the few that altered first, not everybody who is listed.
       FROM (SELECT u.kind, u.sort_name, u.id FROM json_each(?) w CROSS JOIN users u ON u.id = w.value WHERE u.listed = 1
             UNION ALL
             SELECT ${KIND.class}, sort_title, id FROM classes WHERE id IN (SELECT value FROM json_each(?))) r)
     UPDATE list_marks SET n = n + ? * h.hits
     FROM (SELECT mark, COUNT(*) AS hits FROM hit GROUP BY mark) h WHERE list_marks.rowid = h.mark`,
    [JSON.stringify(who.people), JSON.stringify(who.classes), by],
  );
}

/** The mark at or before a place of a list, and how many rows come before it. */
export function markBefore(
  sql: Sql,
  kind: Kind,
  place: number,
): Readonly<{ sortName: string; id: string; before: number }> {
  const row = sql.get<{ sort_name: string; id: string; before: number }>(
    `SELECT sort_name, id, before FROM (
       SELECT sort_name, id, SUM(n) OVER (ORDER BY sort_name, id) - n AS before FROM list_marks WHERE kind = ?)
     WHERE before <= ? ORDER BY before DESC, sort_name DESC, id DESC LIMIT 1`,
    [kind, place],
  );
  return { sortName: row?.sort_name ?? '', id: row?.id ?? '', before: row?.before ?? 0 };
}
