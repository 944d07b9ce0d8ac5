import type { ChangesResponse } from '../../../../shared/contract/pull.ts';
import type { Layer } from '../layer.ts';
import type { Sql } from '../sqlite.ts';

/** Counts the students of every class anew. */
export function recountClasses(sql: Sql, layer: Layer): void {
  sql.exec(`DELETE FROM ${layer}class_people`);
  // Who is enrolled here and belongs to a school out of sight is no row of the class either.
  sql.run(
    `INSERT INTO ${layer}class_people
     SELECT e.class_id, COUNT(*) FROM ${layer}enrollments e CROSS JOIN ${layer}users u ON u.id = e.user_id
     WHERE e.role = 'student' AND u.status = 'active' GROUP BY e.class_id`,
  );
}

/** Puts enrollments into the counts of their classes, or takes them out: before and after rows are written. */
export function countInClasses(sql: Sql, by: 1 | -1, enrollmentIds: readonly string[]): void {
  sql.run(
    `INSERT INTO class_people
     SELECT e.class_id, ? * COUNT(*)
     FROM json_each(?) s CROSS JOIN enrollments e ON e.id = s.value CROSS JOIN users u ON u.id = e.user_id
     WHERE e.role = 'student' AND u.status = 'active' GROUP BY e.class_id
     ON CONFLICT (class_id) DO UPDATE SET students = students + excluded.students`,
    [by, JSON.stringify(enrollmentIds)],
  );
}

/** The enrollments a delta alters: its own, and those of people who come, leave or come back. */
export function seatsOf(sql: Sql, { rows, gone }: Pick<ChangesResponse, 'rows' | 'gone'>): readonly string[] {
  const now = [...rows.users.map(({ id, status }) => [id, status]), ...gone.users.map((id) => [id, 'gone'])];
  const moved =
    now.length === 0
      ? []
      : sql.all<{ id: string }>(
          `SELECT e.id FROM json_each(jsonb(?)) w LEFT JOIN users u ON u.id = w.value ->> 0
           JOIN enrollments e ON e.user_id = w.value ->> 0 WHERE u.status IS NOT w.value ->> 1`,
          [JSON.stringify(now)],
        );
  const own = [...rows.enrollments.map((row): string => row.id), ...gone.enrollments];
  return [...new Set([...own, ...moved.map(({ id }) => id)])];
}
