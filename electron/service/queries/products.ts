import type { ProductAbout } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';

/** `products.list`: the products of the district, students' first, by name. */
export function listProducts(sql: Sql): ProductAbout[] {
  return sql.all<ProductAbout>(
    `SELECT id, name, code, color, audience, min_grade AS "minGrade", max_grade AS "maxGrade"
     FROM products ORDER BY audience = 'educator', name, id`,
  );
}
