import type { Layer } from '../layer.ts';
import type { Sql } from '../sqlite.ts';
import { EVERYTHING, KIND } from './derivedTables.ts';

/** Whom to count: everybody there is, or these people and classes. */
export type Counted = 'all' | Readonly<{ people: readonly string[]; classes: readonly string[] }>;

/** Writes down anew which org lies below which; when orgs have altered, and with a snapshot. */
export function rebuildOrgAbove(sql: Sql, layer: Layer): void {
  sql.exec(`DELETE FROM ${layer}org_above`);
  sql.run(
    `INSERT INTO ${layer}org_above
     WITH RECURSIVE within (org_id, above_id) AS (
       SELECT id, id FROM ${layer}orgs
       UNION SELECT w.org_id, o.parent_id FROM within w JOIN ${layer}orgs o ON o.id = w.above_id
       WHERE o.parent_id IS NOT NULL)
     SELECT org_id, above_id FROM within`,
  );
}

/** Counts the people of every org anew; part of the caller's transaction. */
export function recountOrgs(sql: Sql, layer: Layer): void {
  sql.exec(`DELETE FROM ${layer}org_people`);
  countInOrgs(sql, layer, 1, 'all');
}

/** Puts people and classes into the counts of their orgs, or takes them out: before and after their rows are written. */
export function countInOrgs(sql: Sql, layer: Layer, by: 1 | -1, who: Counted): void {
  const people = who === 'all' ? [] : [JSON.stringify(who.people)];
  const classes = who === 'all' ? [] : [JSON.stringify(who.classes)];
  const of = (column: string): string => (who === 'all' ? '1' : `${column} IN (SELECT value FROM json_each(?))`);
  const sums = `COALESCE(SUM(active AND kind = ${KIND.student}), 0) AS students,
    COALESCE(SUM(active AND kind = ${KIND.educator}), 0) AS educators,
    COALESCE(SUM(listed AND kind = ${KIND.student}), 0) AS listed_students,
    COALESCE(SUM(listed AND kind = ${KIND.educator}), 0) AS listed_educators`;
  sql.run(
    `INSERT INTO ${layer}org_people
     SELECT org_id, ${COUNTS.map((column) => `${by} * SUM(${column})`).join(', ')} FROM (
       SELECT a.above_id AS org_id, c.students, c.educators, c.listed_students, c.listed_educators, 0 AS classes
       FROM (SELECT org_id, ${sums} FROM ${layer}user_orgs WHERE several = 0 AND ${of('user_id')} GROUP BY org_id) c
       JOIN ${layer}org_above a ON a.org_id = c.org_id
       UNION ALL
       SELECT above_id, ${sums}, 0 FROM (
         SELECT DISTINCT u.user_id, u.kind, u.active, u.listed, a.above_id
         FROM ${layer}user_orgs u JOIN ${layer}org_above a ON a.org_id = u.org_id
         WHERE u.several = 1 AND ${of('u.user_id')}) GROUP BY above_id
       UNION ALL
       SELECT '${EVERYTHING}', ${sums}, 0
       FROM (SELECT kind, listed, status = 'active' AS active FROM ${layer}users WHERE ${of('id')})
       UNION ALL
       SELECT a.above_id, 0, 0, 0, 0, c.classes
       FROM (SELECT org_id, COUNT(*) AS classes FROM ${layer}classes WHERE ${of('id')} GROUP BY org_id) c
       JOIN ${layer}org_above a ON a.org_id = c.org_id
       UNION ALL
       SELECT '${EVERYTHING}', 0, 0, 0, 0, COUNT(*) FROM ${layer}classes WHERE ${of('id')})
     GROUP BY org_id
     ON CONFLICT (org_id) DO UPDATE SET ${COUNTS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`,
    [...people, ...people, ...people, ...classes, ...classes],
  );
}

const COUNTS = ['students', 'educators', 'listed_students', 'listed_educators', 'classes'] as const;
