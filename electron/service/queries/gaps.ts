import type { ClassId, OrgId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { ClassGap } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { getClass } from './classes.ts';
import { readProductViews } from './licenses.ts';
import { readPeople } from './people.ts';

type Row = Readonly<{ class_id: ClassId; product_id: ProductId; of: number; held: number }>;

/**
 * `dashboard.gaps`: classes of a school in which most students hold a product and some do not, those with the most
 * students first. It looks at every license of the school, so it is for one school and not for a district.
 */
export function listGaps(sql: Sql, orgId: OrgId, limit: number): { total: number; rows: ClassGap[] } {
  const rows = sql.all<Row>(
    `WITH people AS (
       SELECT e.class_id, e.user_id FROM classes c JOIN enrollments e ON e.class_id = c.id AND e.role = 'student'
       JOIN users u ON u.id = e.user_id AND u.status = 'active' WHERE c.org_id = ?),
     sizes AS (SELECT class_id, COUNT(*) AS of FROM people GROUP BY class_id)
     SELECT p.class_id, v.product_id, s.of, COUNT(*) AS held
     FROM people p JOIN assignments_view v ON v.user_id = p.user_id JOIN sizes s ON s.class_id = p.class_id
     GROUP BY p.class_id, v.product_id HAVING held < s.of AND held * 2 >= s.of
     ORDER BY s.of - held DESC, p.class_id, v.product_id`,
    [orgId],
  );
  const products = readProductViews(sql);
  const gaps = rows.slice(0, limit).flatMap((row): ClassGap[] => {
    const inClass = getClass(sql, row.class_id);
    const product = products.get(row.product_id);
    if (!inClass || !product) return [];
    return [
      {
        classId: row.class_id,
        title: inClass.title,
        teacherNames: inClass.teacherNames,
        product,
        without: row.of - row.held,
        of: row.of,
      },
    ];
  });
  return { total: rows.length, rows: gaps };
}

/** `classes.without`: the students of a class who hold no license of a product. */
export function listWithout(sql: Sql, classId: ClassId, productId: ProductId, doneSince: string) {
  const ids = sql.all<{ id: UserId }>(
    `SELECT u.id FROM enrollments e JOIN users u ON u.id = e.user_id AND u.status = 'active'
     WHERE e.class_id = ? AND e.role = 'student' AND NOT EXISTS (
       SELECT 1 FROM assignments_view v WHERE v.user_id = u.id AND v.product_id = ?)
     ORDER BY u.sort_name, u.id LIMIT 5000`,
    [classId, productId],
  );
  return readPeople(
    sql,
    ids.map(({ id }) => id),
    doneSince,
  );
}
