import { lanesOf, type Intent } from '../../../shared/contract/change.ts';
import type { ProductView } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { readProductViews } from './licenses.ts';

/** The people and the products of a change, as they are called now. */
export type ChangeNames = Readonly<{ userNames: Record<string, string>; products: Record<string, ProductView> }>;

/** Names and products are read once for all these changes. */
export function readChangeNames(sql: Sql, intents: readonly Intent[]): (intent: Intent) => ChangeNames {
  const names = readNames(sql, new Set(intents.flatMap((intent) => lanesOf(intent).map((lane) => lane.userId))));
  const products = readProductViews(sql);
  return (intent) => {
    const lanes = lanesOf(intent);
    return {
      userNames: pick(
        names,
        lanes.map((lane) => lane.userId),
      ),
      products: pick(
        products,
        lanes.map((lane) => lane.productId),
      ),
    };
  };
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): Record<string, T> {
  const entries = keys.flatMap((key): [string, T][] => {
    const value = from.get(key);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function readNames(sql: Sql, ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    sql
      .all<{ id: string; name: string }>(
        `SELECT id, given_name || ' ' || family_name AS name FROM users
         WHERE id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify([...ids])],
      )
      .map((row) => [row.id, row.name]),
  );
}
