import { describe, expect, it } from 'vitest';
import { readDashboard } from '../queries/dashboard.ts';
import { listClassStudents } from '../queries/people.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, move, NOW, sampleAsker, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import type { Sql } from './sqlite.ts';

/** Who holds what in the class, as the screens show it. */
function shown(sql: Sql): Record<string, string[]> {
  const { rows } = listClassStudents(sql, { classId: brand('c1'), text: '', offset: 0, limit: 100 }, NOW);
  return Object.fromEntries(rows.map((row) => [row.userId, row.licenses.map((license) => license.product.code)]));
}

function counts(sql: Sql, product: string): Record<string, unknown> {
  const row = readDashboard(sql, null, sampleAsker.today).find((entry) => entry.product.id === product);
  return { assigned: row?.assigned, available: row?.available, adding: row?.adding, freeing: row?.freeing };
}

describe('the view is the base plus what is pending', () => {
  it('shows a removed license as gone and available, and alters no base table', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    expect(shown(sql)['ana']).toEqual([]);
    expect(counts(sql, 'kb')).toEqual({ assigned: 1, available: 9, adding: 0, freeing: 1 });
    expect(sql.get("SELECT COUNT(*) AS n FROM assignments WHERE user_id = 'ana'")).toEqual({ n: 1 });
    expect(sql.get("SELECT assigned FROM pools WHERE id = 'kb1'")).toEqual({ assigned: 2 });
  });

  it('shows a given license and counts it', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    expect(shown(sql)['cyd']).toEqual(['KB', 'PH']);
    expect(counts(sql, 'kb')).toEqual({ assigned: 3, available: 7, adding: 1, freeing: 0 });
  });

  it('lets a freed license be given to someone else at once', () => {
    const { sql, context } = sampleStore();
    expect(save(context, assign('ana', 'ph'))).toEqual([]);
    save(context, unassign('dee', 'ph'));
    expect(save(context, assign('ana', 'ph'))).toHaveLength(1);
    expect(shown(sql)).toMatchObject({ ana: ['KB', 'PH'], dee: [] });
    expect(counts(sql, 'ph')).toEqual({ assigned: 2, available: 0, adding: 1, freeing: 1 });
  });

  it('swaps both products of one person and moves one license between two', () => {
    const { sql, context } = sampleStore();
    save(context, swap('cyd', 'ph', 'kb'));
    save(context, move('ph', 'dee', 'bo'));
    expect(shown(sql)).toEqual({ ana: ['KB'], bo: ['KB', 'PH'], cyd: ['KB'], dee: [] });
    expect(counts(sql, 'ph')).toEqual({ assigned: 1, available: 1, adding: 1, freeing: 2 });
  });

  it('shows unassign and assign again of one person as a new license', () => {
    const { sql, context } = sampleStore();
    const [, second] = save(context, unassign('ana', 'kb'), assign('ana', 'kb'));
    expect(shown(sql)['ana']).toEqual(['KB']);
    expect(counts(sql, 'kb')).toMatchObject({ assigned: 2, available: 8 });
    expect(sql.get("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: second });
  });
});
