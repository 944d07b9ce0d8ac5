import { describe, expect, it } from 'vitest';
import type { OrgId } from '../../../shared/contract/ids.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { brand, deltaOf, sampleAccount, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, NOW, sampleAsker, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import { recountOrgs } from '../store/derived/orgCounts.ts';
import { applyDelta } from '../store/pull.ts';
import { readActivity, readUnsent } from './activity.ts';
import { getClass, listClasses } from './classes.ts';
import { readDashboard } from './dashboard.ts';
import { readKept } from './kept.ts';
import { listOrgs } from './orgs.ts';
import { listClassStudents, listStudents } from './people.ts';
import { readClassDetails } from './classDetails.ts';
import { readClassProducts, readProductChoices } from './productChoices.ts';
import { listProducts } from './products.ts';

const page = { text: '', offset: 0, limit: 100 };
const names = (rows: readonly { familyName: string }[]): string[] => rows.map((row) => row.familyName);
const asAccount = (part: Partial<Account>): Account => ({ ...sampleAccount, ...part });

describe('orgs', () => {
  it('are those the person acts for and all below, with the people of each', () => {
    const { sql } = sampleStore();
    const district = asAccount({ role: 'districtAdministrator', orgIds: [brand('d')] });
    expect(listOrgs(sql, district)).toMatchObject([
      { id: 'd', students: 5, educators: 1 },
      { id: 's1', students: 4, educators: 1 },
      { id: 's2', students: 1, educators: 0 },
    ]);
    expect(listOrgs(sql, sampleAccount)).toMatchObject([{ id: 's1', students: 4, educators: 1 }]);
  });

  it('count a person of two schools once in the org above them', () => {
    const { sql } = sampleStore();
    const users = sampleDistrict().users.filter((user) => user.id === 'ana');
    const both = users.map((user) => ({ ...user, orgIds: [brand<OrgId>('s1'), brand<OrgId>('s2')] }));
    // A second district beside it, so that the first is not all there is.
    const other = { id: 'd2', type: 'district', name: 'Other', parentId: null, rosterSource: 'manual' };
    applyDelta(sql, sampleAsker, deltaOf({ rows: { users: both, orgs: [other as never] } }), Date.parse(NOW));
    const district = asAccount({ role: 'districtAdministrator', orgIds: [brand('d')] });
    expect(listOrgs(sql, district).map((org) => org.students)).toEqual([5, 4, 2]);
  });

  it('keep their counts through every kind of delta as if everybody had been counted anew', () => {
    const { sql } = sampleStore();
    const [first, second, third, ...others] = sampleDistrict().users;
    const at = Date.parse(NOW);
    const pull = (part: Parameters<typeof deltaOf>[0]): unknown => applyDelta(sql, sampleAsker, deltaOf(part), at);
    const counts = (): unknown => sql.all('SELECT * FROM org_people WHERE students + educators > 0 ORDER BY org_id');
    const anew = (): unknown => {
      recountOrgs(sql, '');
      return counts();
    };
    const deltas: readonly Parameters<typeof deltaOf>[0][] = [
      { rows: { users: [{ ...(first as never as object), status: 'inactive' } as never] } },
      { rows: { users: [{ ...(second as never as object), orgIds: ['s1', 's2'] } as never] } },
      { gone: { users: [third?.id ?? ''] } },
      { rows: { users: [first, second, third].filter((user) => user !== undefined) } },
      { rows: { orgs: [{ id: 's2', type: 'school', name: 'S2', parentId: null, rosterSource: 'manual' } as never] } },
      { gone: { users: others.map(({ id }) => id) } },
    ];
    const seen = deltas.map((delta) => {
      pull(delta);
      const kept = counts();
      expect(kept).toEqual(anew());
      return JSON.stringify(kept);
    });
    expect(new Set(seen).size).toBeGreaterThan(4);
  });
});

describe('classes', () => {
  it('say in detail which terms they are in, and who keeps their roster', () => {
    const { sql } = sampleStore();
    const session = (id: string, title: string, startsOn: string) =>
      ({ id, title, type: 'term', startsOn, endsOn: '2026-06-30', parentId: null }) as never;
    const inTerms = sampleDistrict().classes.map((row) => ({
      ...row,
      sessionIds: ['t2', 't1'].map((id) => brand(id)),
    }));
    const orgs = sampleDistrict().orgs.map((org) => (org.id === 's2' ? { ...org, rosterSource: 'clever' } : org));
    const academicSessions = [session('t1', 'Fall', '2025-08-01'), session('t2', 'Spring', '2026-01-05')];
    const rows = { orgs, academicSessions, classes: inTerms } as never;
    applyDelta(sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
    expect(readClassDetails(sql, sampleAccount, brand('c1'))).toMatchObject({
      title: 'Grade 2, Room 4',
      orgName: 'Alder Creek',
      terms: ['Fall', 'Spring'],
      managedBy: null,
    });
    expect(readClassDetails(sql, sampleAccount, brand('c2'))?.managedBy).toEqual({ source: 'clever', orgId: 's2' });
    expect(readClassDetails(sql, sampleAccount, brand('nowhere'))).toBeNull();
  });

  it('are found by the beginnings of words of the title or of a teacher', () => {
    const { sql } = sampleStore();
    const find = (text: string): string[] =>
      listClasses(sql, { ...page, orgId: null, text }).rows.map((row) => row.title);
    expect(find('')).toEqual(['Empty class', 'Grade 2, Room 4']);
    expect(find('room')).toEqual(['Grade 2, Room 4']);
    expect(find('ort')).toEqual(['Grade 2, Room 4']);
    expect(find('oom')).toEqual([]);
  });

  it('know their school, their teachers and how many students they have', () => {
    const { sql } = sampleStore();
    expect(getClass(sql, brand('c1'))).toEqual({
      id: 'c1',
      title: 'Grade 2, Room 4',
      orgId: 's1',
      orgName: 'Alder Creek',
      grades: ['02'],
      teacherNames: ['Marta Ortiz'],
      students: 4,
    });
    expect(getClass(sql, brand('nope'))).toBeNull();
    const { total, rows } = listClasses(sql, { ...page, orgId: brand('s2') });
    expect([total, rows.map((row) => row.students)]).toEqual([1, [0]]);
  });
});

describe('students', () => {
  it('come in the order of family names, in pages, with the number of all', () => {
    const { sql } = sampleStore();
    const all = listStudents(sql, { ...page, orgId: null }, NOW);
    expect(names(all.rows)).toEqual(['de la Cruz', 'Łukasz', 'Núñez', "O'Brien", 'Zhou']);
    const second = listStudents(sql, { ...page, orgId: null, offset: 2, limit: 2 }, NOW);
    expect([second.total, names(second.rows)]).toEqual([5, ['Núñez', "O'Brien"]]);
    expect(names(listStudents(sql, { ...page, orgId: brand('s2') }, NOW).rows)).toEqual(['Zhou']);
    expect(listStudents(sql, { ...page, orgId: brand('d') }, NOW).total).toBe(5);
  });

  it('are found without accents and apostrophes, by given name too', () => {
    const { sql } = sampleStore();
    const find = (text: string): string[] => names(listStudents(sql, { ...page, orgId: brand('s1'), text }, NOW).rows);
    expect([find('nunez'), find('obr'), find('cruz d'), find('LUK'), find('%')]).toEqual([
      ['Núñez'],
      ["O'Brien"],
      ['de la Cruz'],
      ['Łukasz'],
      ['de la Cruz', 'Łukasz', 'Núñez', "O'Brien"],
    ]);
  });

  it('who left are shown as long as a license is theirs', () => {
    const { sql, context } = sampleStore();
    const left = sampleDistrict()
      .users.filter((user) => user.id === 'ana' || user.id === 'eve')
      .map((user) => ({ ...user, status: 'inactive' as const }));
    applyDelta(sql, sampleAsker, deltaOf({ rows: { users: left } }), Date.parse(NOW));
    const shown = (): string[] => names(listStudents(sql, { ...page, orgId: null }, NOW).rows);
    expect(shown()).toEqual(['de la Cruz', 'Łukasz', 'Núñez', "O'Brien"]);
    expect(save(context, unassign('ana', 'kb'))).toHaveLength(1);
    // Until the server has confirmed it, the row says what was saved.
    expect(shown()).toContain('Núñez');
    applyDelta(sql, sampleAsker, deltaOf({ gone: { assignments: ['a1'] } }), Date.parse(NOW));
    expect(shown()).toEqual(['de la Cruz', 'Łukasz', "O'Brien"]);
  });

  it('say what became of the latest change, and what needs the person before all else', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const state = (): unknown =>
      listClassStudents(sql, { ...page, classId: brand('c1') }, '2025-10-01').rows.find((row) => row.userId === 'ana')
        ?.state;
    expect(state()).toEqual({ kind: 'saved' });
    const bytes = "seq = 1, bytes = '{}', hash = 'x'";
    const at = "settled_at = '2025-10-01T12:00:00.000Z'";
    for (const [set, kind] of [
      [`state = 'sending', ${bytes}`, 'sending'],
      ["state = 'unknown'", 'checking'],
      [`state = 'applied', ${at}`, 'done'],
      ["state = 'waiting'", 'waitingForLicense'],
      ["state = 'held'", 'needsYou'],
      ["resolution = 'drop'", 'none'],
    ]) {
      sql.run(`UPDATE outbox SET ${set}`);
      expect(state()).toMatchObject({ kind });
    }
  });
});

describe('the dashboard', () => {
  it('counts the running pools that serve a school, pending changes included', () => {
    const { sql, context } = sampleStore();
    const pools = [
      {
        id: 'kb2',
        productId: 'kb',
        orgId: 's2',
        quantity: 7,
        assigned: 0,
        startsOn: '2025-07-01',
        endsOn: '2025-12-31',
      },
      {
        id: 'kb3',
        productId: 'kb',
        orgId: 's1',
        quantity: 9,
        assigned: 9,
        startsOn: '2024-07-01',
        endsOn: '2025-06-30',
      },
    ];
    applyDelta(sql, sampleAsker, deltaOf({ rows: { pools: pools as never } }), Date.parse(NOW));
    save(context, unassign('ana', 'kb'), swap('cyd', 'ph', 'kb'));
    const keyboarding = (orgId: string | null): unknown =>
      readDashboard(sql, orgId === null ? null : brand(orgId), sampleAsker.today).find(
        ({ product }) => product.id === 'kb',
      );
    const counts = { assigned: 2, adding: 1, freeing: 1, pending: 2 };
    expect(keyboarding('s1')).toMatchObject({ ...counts, quantity: 10, available: 8, endsOn: '2026-06-30' });
    expect(keyboarding(null)).toMatchObject({ ...counts, quantity: 17, available: 15, endsOn: '2025-12-31' });
    expect(keyboarding('s2')).toMatchObject({ quantity: 17, pending: 0 });
  });

  it('has nothing available of a product whose term is over', () => {
    const { sql } = sampleStore();
    expect(readDashboard(sql, null, '2027-01-01')[0]).toMatchObject({ quantity: 0, available: 0, endsOn: null });
  });
});

describe('Manage Student Products', () => {
  it('lists what is held and what could be, with the reason where it could not', () => {
    const { sql } = sampleStore();
    const asked = { userId: brand<never>('ana'), asker: sampleAsker, at: NOW, doneSince: NOW };
    expect(readProductChoices(sql, asked)?.choices).toMatchObject([
      { product: { code: 'KB' }, held: true, available: 8, reason: null },
      { product: { code: 'PH' }, held: false, available: 0, reason: 'noLicenseAvailable' },
    ]);
    expect(readProductChoices(sql, { ...asked, userId: brand<never>('nobody') })).toBeNull();
    const educator = readProductChoices(sql, { ...asked, userId: brand<never>('ortiz') });
    expect(educator?.choices.map(({ product }) => product.code)).toEqual(['TG']);
  });

  it('says the same of each student when a whole class is asked for, in the order of the class', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('dee', 'ph'));
    const asked = { asker: sampleAsker, at: NOW, doneSince: NOW };
    const { students } = readClassProducts(sql, { ...asked, classId: brand('c1') });
    expect(students.map(({ person }) => person.userId)).toEqual(
      listClassStudents(sql, { ...page, classId: brand('c1') }, NOW).rows.map(({ userId }) => userId),
    );
    for (const student of students) {
      const alone = readProductChoices(sql, { ...asked, userId: student.person.userId });
      expect(student).toEqual({ person: alone?.person, choices: alone?.choices });
    }
    expect(students.flatMap(({ choices }) => choices.map(({ held }) => held))).toContain(true);
    expect(readClassProducts(sql, { ...asked, classId: brand('c2') })).toEqual({ students: [] });
  });
});

describe('activity', () => {
  it('names people and products of each change, the latest first where it is over', () => {
    const { sql, context } = sampleStore();
    save(context, swap('cyd', 'ph', 'kb'));
    save(context, assign('bo', 'ph'));
    const { waiting, attention, done } = readActivity(sql);
    expect([attention, done]).toEqual([[], []]);
    expect(waiting).toMatchObject([
      { label: 'Test', state: 'queued', userNames: { cyd: 'Cyd Łukasz' }, products: { ph: { code: 'PH' }, kb: {} } },
      { userNames: { bo: "Bo O'Brien" } },
    ]);
    expect(readUnsent(sql)).toEqual(waiting);
  });
});

describe('products and what is kept', () => {
  it('are those of the district, with whom they are for', () => {
    const { sql } = sampleStore();
    expect(listProducts(sql)).toEqual(
      sampleDistrict()
        .products.slice()
        .sort(
          (a, b) => Number(a.audience === 'educator') - Number(b.audience === 'educator') || (a.name < b.name ? -1 : 1),
        ),
    );
  });

  it('are counted as they lie in the store', () => {
    const { sql } = sampleStore();
    const { users, classes, assignments } = sampleDistrict();
    expect(readKept(sql)).toMatchObject({
      people: users.length,
      classes: classes.length,
      licenses: assignments.length,
    });
  });
});
