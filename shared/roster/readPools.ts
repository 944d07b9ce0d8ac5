import type { PoolRow, ProductRow } from './licenses.ts';
import type { LicenseColumnsOf } from './licenseColumns.ts';
import type { Limits } from './limits.ts';
import { readRecords } from './records.ts';
import type { RosterOrg } from './roster.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** More licenses than any district has people. */
const MOST_LICENSES = 10_000_000;

/** Reads licenses.csv: the pools. Without orgs, any org id is taken at its word. */
export function readPools(
  table: Table<LicenseColumnsOf<'licenses'>>,
  limits: Limits,
  products: ReadonlyMap<string, ProductRow>,
  orgs: ReadonlyMap<string, RosterOrg> | null,
): ReadonlyMap<string, PoolRow> {
  const { at } = table;
  return readRecords({ ...table, at: { ...at, status: -1 } }, 'bulk', limits, {
    id: (row) => row.required(at.poolId, 'poolId', limits.idLength),
    build: (row, poolId): PoolRow | null => {
      const productId = row.required(at.productId, 'productId', limits.idLength);
      if (productId === null) return null;
      if (!products.has(productId)) {
        const message = 'This product is in no row of products.csv that was kept.';
        return row.skipped('productId', 'unknownReference', message, productId);
      }
      const orgSourcedId = row.required(at.orgSourcedId, 'orgSourcedId', limits.idLength);
      if (orgSourcedId === null) return null;
      if (orgs !== null && !orgs.has(orgSourcedId)) {
        return row.skipped('orgSourcedId', 'unknownReference', 'This org is not on the roster.', orgSourcedId);
      }
      const quantity = readQuantity(row, at.quantity);
      if (quantity === null) return null;
      const startsOn = row.date(at.startsOn, 'startsOn');
      const endsOn = row.date(at.endsOn, 'endsOn');
      if (startsOn === null || endsOn === null) {
        return row.refused(startsOn === null ? 'startsOn' : 'endsOn', 'valueMissing', 'The term needs both its days.');
      }
      if (endsOn < startsOn) return row.refused('endsOn', 'valueUnreadable', 'The term ends before it starts.', endsOn);
      return { poolId, productId, orgSourcedId, quantity, startsOn, endsOn };
    },
  }).byId;
}

function readQuantity(row: Row, index: number): number | null {
  const text = row.text(index);
  const plain = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(/\.0+$/, '');
  if (!/^\d{1,8}$/.test(plain) || Number(plain) > MOST_LICENSES) {
    return row.refused('quantity', 'valueUnreadable', 'The quantity is not a whole number from 0 up.', text);
  }
  if (plain !== text) row.fixed('quantity', 'valueUnreadable', `The quantity was read as ${plain}.`, text);
  return Number(plain);
}
