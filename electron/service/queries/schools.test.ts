import { describe, expect, it } from 'vitest';
import type { Account } from '../../../shared/contract/session.ts';
import type { SchoolSort } from '../../../shared/contract/view.ts';
import { brand, sampleAccount } from '../testing/sampleDistrict.ts';
import { assign, districtStore, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { listGaps, listWithout } from './gaps.ts';
import { listSchools } from './schools.ts';

const TODAY = '2025-10-01';
const district: Account = { ...sampleAccount, role: 'districtAdministrator', orgIds: [brand('d')] };
const byName = { sort: { by: 'name' }, descending: false, offset: 0, limit: 100 } as const;

describe('schools side by side', () => {
  const ids = (sort: SchoolSort, descending = false) =>
    listSchools(districtStore().sql, district, TODAY, { ...byName, sort, descending }).rows.map(({ id }) => id);

  it('show for each product what a school may draw from, its own and the district’s', () => {
    const { sql } = districtStore();
    sql.run("UPDATE pools SET org_id = 's1' WHERE id = 'kb1'");
    const { products, rows, total } = listSchools(sql, district, TODAY, byName);
    expect(total).toBe(2);
    expect(products.map(({ id }) => id)).toEqual(['kb', 'ph', 'tg']);
    expect(rows.map(({ id, licenses }) => [id, licenses.map(({ available }) => available)])).toEqual([
      ['s1', [8, 0, 5]],
      ['s2', [0, 0, 5]],
    ]);
  });

  it('count pending changes in', () => {
    const { sql, context } = districtStore();
    save(context, assign('cyd', 'kb'));
    const { rows } = listSchools(sql, district, TODAY, byName);
    expect(rows[0]?.licenses[0]).toEqual({ quantity: 10, available: 7 });
  });

  it('leave out pools whose term does not run', () => {
    const { rows } = listSchools(districtStore().sql, district, '2027-01-01', byName);
    expect(rows[0]?.licenses[0]).toEqual({ quantity: 0, available: 0 });
  });

  it('can be ordered by name, by students, and by what is available of a product', () => {
    expect(ids({ by: 'name' }, true)).toEqual(['s2', 's1']);
    expect(ids({ by: 'students' })).toEqual(['s2', 's1']);
    expect(ids({ by: 'product', productId: brand('kb') }, true)).toEqual(['s1', 's2']);
  });

  it('are only those the person acts for', () => {
    expect(listSchools(sampleStore().sql, sampleAccount, TODAY, byName).rows.map(({ id }) => id)).toEqual(['s1']);
  });
});

describe('classes with students who have no license', () => {
  it('are those in which at least half hold a product and not all do', () => {
    const { sql, context } = sampleStore();
    expect(listGaps(sql, brand('s1'), 5)).toMatchObject({
      total: 2,
      rows: [
        { title: 'Grade 2, Room 4', product: { id: 'kb' }, without: 2, of: 4, teacherNames: ['Marta Ortiz'] },
        { product: { id: 'ph' }, without: 2, of: 4 },
      ],
    });
    save(context, assign('cyd', 'kb'), unassign('cyd', 'ph'));
    expect(listGaps(sql, brand('s1'), 5)).toMatchObject({ total: 1, rows: [{ product: { id: 'kb' }, without: 1 }] });
    expect(listGaps(sql, brand('s2'), 5)).toEqual({ total: 0, rows: [] });
  });

  it('name the students', () => {
    const { sql } = sampleStore();
    expect(listWithout(sql, brand('c1'), brand('kb'), TODAY).map(({ userId }) => userId)).toEqual(['dee', 'cyd']);
  });
});
