import type { Layer } from './baseSql.ts';
import type { Sql } from './sqlite.ts';

/** Every org with each org it belongs to: itself, and those above. */
const within = (layer: Layer): string =>
  `WITH RECURSIVE within (org_id, above_id) AS (
     SELECT id, id FROM ${layer}orgs
     UNION SELECT w.org_id, o.parent_id FROM within w JOIN ${layer}orgs o ON o.id = w.above_id
     WHERE o.parent_id IS NOT NULL)`;

const STUDENTS = "SUM(role = 'student')";
const EDUCATORS = "SUM(role <> 'student')";

/** Counts everybody: after a snapshot, or when orgs themselves have altered. */
export function recountPeople(sql: Sql, layer: Layer): void {
  sql.write(() => {
    sql.exec(`DELETE FROM ${layer}org_people`);
    sql.run(
      `INSERT INTO ${layer}org_people ${within(layer)}
       SELECT above_id, ${STUDENTS}, ${EDUCATORS} FROM (
         SELECT DISTINCT u.user_id, u.role, w.above_id
         FROM ${layer}user_orgs u JOIN within w ON w.org_id = u.org_id WHERE u.status = 'active')
       GROUP BY above_id`,
    );
  });
}

/** Takes these people out of the counts, or puts them in: before and after their rows are written. */
export function countPeople(sql: Sql, by: 1 | -1, userIds: readonly string[]): void {
  if (userIds.length === 0) return;
  sql.run(
    `INSERT INTO org_people ${within('')}
     SELECT above_id, ? * ${STUDENTS}, ? * ${EDUCATORS} FROM (
       SELECT DISTINCT u.user_id, u.role, w.above_id
       FROM user_orgs u JOIN within w ON w.org_id = u.org_id
       WHERE u.status = 'active' AND u.user_id IN (SELECT value FROM json_each(?)))
     WHERE true GROUP BY above_id
     ON CONFLICT (org_id) DO UPDATE SET students = students + excluded.students, educators = educators + excluded.educators`,
    [by, by, JSON.stringify(userIds)],
  );
}
