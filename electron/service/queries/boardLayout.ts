import type { BoardScope } from '../../../shared/contract/board.ts';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { Sql } from '../store/sqlite.ts';
import { readBoardPeople, type BoardPeople } from './boardPeople.ts';

/** Who stands in which column, in order of their names. */
export type BoardLayout = Readonly<{
  people: readonly UserId[];
  withoutLicense: readonly UserId[];
  holders: ReadonlyMap<ProductId, readonly UserId[]>;
}>;

type Kept<T> = Readonly<{ key: string; value: T }>;

/**
 * Lays out a board. Every page of every column comes from the same layout, so it is kept until something is written to the
 * store: a refresh asks for a dozen pages at once. The people and what the server says they hold are kept longer, until
 * the next pull: of a hundred thousand students they take a third of a second to find, and a drop alters none of it.
 */
export function createBoardLayouts(): (sql: Sql, scope: BoardScope) => BoardLayout {
  let people: Kept<BoardPeople> | null = null;
  let layout: Kept<BoardLayout> | null = null;
  return (sql, scope) => {
    // Counts rows written by this connection, and there is no other.
    const writes = sql.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
    const pulled = sql.get('SELECT epoch, cursor, generation FROM device');
    const peopleKey = JSON.stringify([pulled, scope.orgId, scope.grade, scope.classId, scope.text]);
    const layoutKey = `${writes} ${peopleKey}`;
    if (people?.key !== peopleKey) people = { key: peopleKey, value: readBoardPeople(sql, scope) };
    if (layout?.key !== layoutKey) layout = { key: layoutKey, value: layOut(sql, people.value) };
    return layout.value;
  };
}

/** Pending changes on top of what the server says. */
function layOut(sql: Sql, { people, held, studentProducts }: BoardPeople): BoardLayout {
  type Row = Readonly<{ user_id: UserId; product_id: ProductId; assignment_id: string | null }>;
  const pending = new Map<UserId, Row[]>();
  for (const row of sql.all<Row>('SELECT user_id, product_id, assignment_id FROM overlay')) {
    if (!studentProducts.has(row.product_id)) continue;
    pending.set(row.user_id, [...(pending.get(row.user_id) ?? []), row]);
  }
  const holders = new Map<ProductId, UserId[]>();
  const shown: UserId[] = [];
  const withoutLicense: UserId[] = [];
  for (const { id, isActive } of people) {
    const products = new Set(held.get(id));
    for (const { product_id, assignment_id } of pending.get(id) ?? []) {
      if (assignment_id === null) products.delete(product_id);
      else products.add(product_id);
    }
    // People who left stay on the board as long as a license is theirs, so that it can be taken back.
    if (!isActive && products.size === 0) continue;
    shown.push(id);
    if (products.size === 0) withoutLicense.push(id);
    for (const product of products) {
      const column = holders.get(product);
      if (column) column.push(id);
      else holders.set(product, [id]);
    }
  }
  return { people: shown, holders, withoutLicense };
}
