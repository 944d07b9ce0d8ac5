import type { BoardCard, BoardColumn, BoardScope, BoardView } from '../../../shared/contract/board.ts';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import { gradeInRange } from '../../../shared/roster/grades.ts';
import type { Sql } from '../store/sqlite.ts';
import type { BoardLayout } from './boardLayout.ts';
import { readDashboard } from './dashboard.ts';
import { readRowStates } from './rowStates.ts';

type Page = Readonly<{ productId: ProductId | null; offset: number; limit: number }>;

/** `board.columns`: No license first, then the students' products; those not made for the grade that is shown come last. */
export function readBoard(sql: Sql, layout: BoardLayout, scope: BoardScope, today: string): BoardView {
  const isMadeFor = madeForGrade(sql, scope);
  const columns = readDashboard(sql, scope.orgId, today)
    .filter(({ product }) => product.audience === 'student')
    .map((counts): BoardColumn => ({ counts, cards: layout.holders.get(counts.product.id)?.length ?? 0 }))
    .sort((a, b) => Number(isMadeFor(b)) - Number(isMadeFor(a)));
  return {
    people: layout.people.length,
    columns: [{ counts: null, cards: layout.withoutLicense.length }, ...columns],
  };
}

/** `board.cards`: a page of one column. */
export function readCards(
  sql: Sql,
  layout: BoardLayout,
  page: Page,
  doneSince: string,
): { total: number; rows: BoardCard[] } {
  const ids = readCardIds(layout, page);
  type Row = Readonly<{ id: UserId; given_name: string; family_name: string; grade: BoardCard['grade'] }>;
  const list = JSON.stringify(ids);
  const people = new Map(
    sql
      .all<Row & Readonly<{ class_title: string | null; pending: number | null }>>(
        `SELECT u.id, u.given_name, u.family_name, u.grade,
           (SELECT c.title FROM enrollments e JOIN classes c ON c.id = e.class_id
            WHERE e.user_id = u.id AND e.role = 'student'
            ORDER BY c.class_type <> 'homeroom', c.sort_title, c.id LIMIT 1) AS class_title,
           EXISTS (SELECT 1 FROM overlay o WHERE o.user_id = u.id AND o.product_id = ?) AS pending
         FROM users u WHERE u.id IN (SELECT value FROM json_each(?))`,
        [page.productId, list],
      )
      .map((row) => [row.id, row]),
  );
  const states = readRowStates(sql, ids, doneSince);
  const rows = ids.flatMap((userId): BoardCard[] => {
    const row = people.get(userId);
    if (!row) return [];
    const name = { givenName: row.given_name, familyName: row.family_name, grade: row.grade };
    const state = states.get(userId) ?? { kind: 'none' };
    return [{ userId, ...name, classTitle: row.class_title, pending: row.pending === 1, state }];
  });
  return { total: columnOf(layout, page.productId).length, rows };
}

/** `board.users`: who stands in a part of a column, for a selection that reaches beyond what is on screen. */
export function readCardIds(layout: BoardLayout, { productId, offset, limit }: Page): UserId[] {
  return columnOf(layout, productId).slice(offset, offset + limit);
}

function columnOf(layout: BoardLayout, productId: ProductId | null): readonly UserId[] {
  return productId === null ? layout.withoutLicense : (layout.holders.get(productId) ?? []);
}

function madeForGrade(sql: Sql, { grade }: BoardScope): (column: BoardColumn) => boolean {
  type Row = Readonly<{ id: string; min_grade: string | null; max_grade: string | null }>;
  const ranges = new Map(sql.all<Row>('SELECT id, min_grade, max_grade FROM products').map((row) => [row.id, row]));
  return ({ counts }) => {
    const range = counts && ranges.get(counts.product.id);
    return !range || gradeInRange(grade, range.min_grade, range.max_grade);
  };
}
