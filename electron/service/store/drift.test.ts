import { describe, expect, it } from 'vitest';
import { brand, checksOf, sampleDistrict, type DistrictRows } from '../testing/sampleDistrict.ts';
import { loadRows, sampleStore } from '../testing/sampleStore.ts';
import { beginDriftCheck } from './drift.ts';
import type { Sql } from './sqlite.ts';

/** Rows of every table, with every kind of value in them. */
function everyTable(): DistrictRows {
  const rows = sampleDistrict();
  rows.academicSessions.push(
    {
      id: brand('y'),
      title: 'Year "25"',
      type: 'schoolYear',
      startsOn: '2025-07-01',
      endsOn: '2026-06-30',
      parentId: null,
    },
    { id: brand('t'), title: 'Té\n', type: 'term', startsOn: '2025-07-01', endsOn: '2025-12-31', parentId: brand('y') },
  );
  rows.classes.push({
    id: brand('c9'),
    title: 'Zażółć \u2028 \\ /',
    orgId: brand('s1'),
    classType: 'scheduled',
    grades: ['KG', '02'],
    sessionIds: [brand('y'), brand('t')],
  });
  rows.waiting.push({
    id: brand('w'),
    userId: brand('ana'),
    productId: brand('ph'),
    poolId: brand('ph1'),
    requestedAt: '2025-10-01T12:00:00.000Z',
  });
  return rows;
}

function drift(sql: Sql, rows: DistrictRows): readonly string[] {
  const check = beginDriftCheck(sql, checksOf(rows));
  for (;;) {
    const found = check.step();
    if (found) return found;
  }
}

describe('the copy of the server’s truth', () => {
  it('has the counts and hashes of the rows it was made of, table by table', () => {
    const { sql } = sampleStore();
    const rows = everyTable();
    for (const some of Object.values(rows)) expect(some.length).toBeGreaterThan(0);
    loadRows(sql, rows);
    expect(drift(sql, rows)).toEqual([]);
  });

  it.each([
    ['users', "UPDATE users SET given_name = 'Anna' WHERE id = 'ana'"],
    ['users', "UPDATE users SET org_ids = '[\"s2\"]' WHERE id = 'ana'"],
    ['enrollments', "UPDATE enrollments SET is_primary = 1 - is_primary WHERE id = 'e1'"],
    ['assignments', "DELETE FROM assignments WHERE id = 'a1'"],
    ['pools', 'UPDATE pools SET assigned = assigned + 1'],
    ['orgs', "UPDATE orgs SET parent_id = NULL WHERE id = 's1'"],
    ['waiting', "UPDATE waiting SET requested_at = '2025-10-01T12:00:00.001Z'"],
  ])('that differs in %s is found', (table, statement) => {
    const { sql } = sampleStore();
    const rows = everyTable();
    loadRows(sql, rows);
    sql.exec(statement);
    expect(drift(sql, rows)).toEqual([table]);
  });
});
