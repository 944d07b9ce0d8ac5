import { describe, expect, it } from 'vitest';
import type { ParamsOf } from '../../../shared/contract/ipcService.ts';
import { applyDelta } from '../store/pull.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { NOW, sampleAsker, sampleStore } from '../testing/sampleStore.ts';
import { readPeopleIds } from './peopleIds.ts';
import { MOST_FILTERED } from './search/filterNames.ts';

type Asked = ParamsOf<'people.ids'>;

const roster: Asked['from'] = { list: 'class', classId: brand('c1'), text: '' };
const school: Asked['from'] = { list: 'students', orgId: brand('s1'), text: '' };
const educators: Asked['from'] = { list: 'educators', orgId: null, role: null, text: '' };

function ids(sql: Parameters<typeof readPeopleIds>[0], from: Asked['from'], part: Partial<Asked> = {}) {
  return readPeopleIds(sql, { from, whole: true, offset: 0, limit: 5000, ...part });
}

/** The sample with so many more students whose family name is Tester. */
function withTesters(count: number) {
  const { sql } = sampleStore();
  const ana = sampleDistrict().users[0] as ReturnType<typeof sampleDistrict>['users'][number];
  const users = Array.from({ length: count }, (_, at) => {
    const number = String(at).padStart(4, '0');
    return { ...ana, id: brand<typeof ana.id>(`t${number}`), givenName: `N${number}`, familyName: 'Tester' };
  });
  applyDelta(sql, sampleAsker, deltaOf({ rows: { users } }), Date.parse(NOW));
  return sql;
}

describe('the ids of a list', () => {
  it('are those of the rows, in the order of the list and by its own filter', () => {
    const { sql } = sampleStore();
    expect(ids(sql, roster)).toEqual({ total: 4, ids: ['dee', 'cyd', 'ana', 'bo'] });
    expect(ids(sql, { ...roster, text: 'cr' })).toEqual({ total: 1, ids: ['dee'] });
    expect(ids(sql, school)).toEqual({ total: 4, ids: ['dee', 'cyd', 'ana', 'bo'] });
    expect(ids(sql, { ...school, orgId: null }).ids).toContain('eve');
    expect(ids(sql, educators)).toEqual({ total: 1, ids: ['ortiz'] });
    expect(ids(sql, { ...educators, role: 'aide' })).toEqual({ total: 0, ids: [] });
  });

  it('come in parts that know how many there are', () => {
    const { sql } = sampleStore();
    expect(ids(sql, roster, { offset: 1, limit: 2 })).toEqual({ total: 4, ids: ['cyd', 'ana'] });
    expect(ids(sql, school, { offset: 3, limit: 2 })).toEqual({ total: 4, ids: ['bo'] });
  });

  it('go on where a filtered list ends, and then count everybody who matches', () => {
    const sql = withTesters(MOST_FILTERED + 12);
    const filtered: Asked['from'] = { ...school, text: 'test' };
    const whole = ids(sql, filtered);
    expect([whole.total, whole.more, whole.ids.length]).toEqual([MOST_FILTERED + 12, undefined, MOST_FILTERED + 12]);
    const shown = ids(sql, filtered, { whole: false });
    expect([shown.total, shown.more]).toEqual([MOST_FILTERED, true]);
    expect(ids(sql, { ...filtered, orgId: null }).total).toBe(MOST_FILTERED + 12);
  });
});
