import { describe, expect, it } from 'vitest';
import { only, readExample } from './exampleUpload.ts';
import { readLicenseFiles } from './readLicenseFiles.ts';

const PRODUCTS = [
  'productId,name,code,audience,minGrade,maxGrade,color',
  'kb,Keyboarding,KB,student,KG,05,indigo',
  'tg,Teacher Guide,TG,educator,,,slate',
];
const LICENSES = [
  'poolId,productId,orgSourcedId,quantity,startsOn,endsOn',
  'p1,kb,d1,2,2026-07-01,2027-07-31',
  'p2,kb,s2,5,2026-07-01,2027-07-31',
  'p3,tg,d1,1,2026-07-01,2027-07-31',
];
const ASSIGNMENTS = ['userSourcedId,productId,poolId', 'u1,kb,p1', 't1,tg,p3'];

const roster = readExample().roster;

function files(changes: Readonly<Record<string, readonly string[] | null>> = {}) {
  const all = { 'products.csv': PRODUCTS, 'licenses.csv': LICENSES, 'assignments.csv': ASSIGNMENTS, ...changes };
  return Object.entries(all).flatMap(([name, lines]) =>
    lines === null ? [] : [{ name, text: `${lines.join('\r\n')}\r\n` }],
  );
}

function read(changes: Parameters<typeof files>[0] = {}, people: typeof roster | null = roster) {
  const result = readLicenseFiles(files(changes), people);
  if (!result.ok) throw new Error(result.fatal.message);
  const entries = result.report.entries.map(({ file, row, column, code, action }) => [file, row, column, code, action]);
  return { ...result, entries };
}

describe('products, pools and who holds what', () => {
  it('are read without a word when nothing is wrong', () => {
    const { products, pools, assignments, entries } = read();
    expect(entries).toEqual([]);
    expect(products.get('kb')).toEqual({
      productId: 'kb',
      name: 'Keyboarding',
      code: 'KB',
      audience: 'student',
      minGrade: 'KG',
      maxGrade: '05',
      color: 'indigo',
    });
    expect(pools.get('p1')).toEqual({
      poolId: 'p1',
      productId: 'kb',
      orgSourcedId: 'd1',
      quantity: 2,
      startsOn: '2026-07-01',
      endsOn: '2027-07-31',
    });
    expect(assignments).toEqual([
      { userSourcedId: 'u1', productId: 'kb', poolId: 'p1' },
      { userSourcedId: 't1', productId: 'tg', poolId: 'p3' },
    ]);
  });

  it('need no assignments.csv, but both other files', () => {
    expect(read({ 'assignments.csv': null }).assignments).toEqual([]);
    for (const missing of ['products.csv', 'licenses.csv']) {
      const result = readLicenseFiles(files({ [missing]: null }), roster);
      expect(result.ok || result.fatal).toMatchObject({ code: 'requiredFileMissing', file: missing });
    }
  });

  it('can be read without a roster, and then people and orgs are taken at their word', () => {
    expect(read({ 'assignments.csv': ['userSourcedId,productId,poolId', 'whoever,kb,p1'] }, null).entries).toEqual([]);
  });
});

describe('products.csv', () => {
  const header = PRODUCTS[0] ?? '';

  it('is mended: grades, capitals, colors, the order of grades', () => {
    const { products, entries } = read({
      'products.csv': [header, 'kb,Keyboarding,kb,Students,5,K,purple', 'tg,Guide,TG,teacher,,,'],
    });
    expect(products.get('kb')).toMatchObject({ code: 'KB', audience: 'student', minGrade: 'KG', maxGrade: '05' });
    expect(products.get('tg')).toMatchObject({ audience: 'educator', minGrade: null, maxGrade: null });
    expect(entries.map(([, row, column, , action]) => [row, column, action])).toEqual([
      [2, 'code', 'fixed'],
      [2, 'color', 'fixed'],
      [2, 'minGrade', 'fixed'],
      [2, 'maxGrade', 'fixed'],
      [2, 'minGrade', 'fixed'],
    ]);
  });

  it('refuses what has no audience, no name or a long code; pools of such a product are skipped', () => {
    const { products, pools, entries } = read({
      'products.csv': [header, 'kb,Keyboarding,KB,everyone,,,', 'tg,,TG,educator,,,', 'x,X,LONGER,student,,,'],
      'assignments.csv': null,
    });
    expect(products.size).toBe(0);
    expect(pools.size).toBe(0);
    expect(entries.filter(([, , , , action]) => action === 'refused')).toHaveLength(3);
    expect(entries.filter(([file, , , code]) => file === 'licenses.csv' && code === 'unknownReference')).toHaveLength(
      3,
    );
  });
});

describe('licenses.csv', () => {
  const withPool = (row: string) => read({ 'licenses.csv': [...LICENSES, row] });

  it.each([
    ['a quantity that is no number', 'p9,kb,d1,many,2026-07-01,2027-07-31', 'quantity', 'refused'],
    ['a negative quantity', 'p9,kb,d1,-5,2026-07-01,2027-07-31', 'quantity', 'refused'],
    ['a quantity beyond reason', 'p9,kb,d1,99999999,2026-07-01,2027-07-31', 'quantity', 'refused'],
    ['half a license', 'p9,kb,d1,2.5,2026-07-01,2027-07-31', 'quantity', 'refused'],
    ['no end', 'p9,kb,d1,5,2026-07-01,', 'endsOn', 'refused'],
    ['an end before the start', 'p9,kb,d1,5,2027-07-01,2026-07-31', 'endsOn', 'refused'],
    ['an unknown product', 'p9,zz,d1,5,2026-07-01,2027-07-31', 'productId', 'skipped'],
    ['an unknown org', 'p9,kb,zz,5,2026-07-01,2027-07-31', 'orgSourcedId', 'skipped'],
    ['an id twice', 'p1,kb,d1,5,2026-07-01,2027-07-31', 'sourcedId', 'skipped'],
  ])('%s: the row is left out', (_name, row, column, action) => {
    const { pools, entries } = withPool(row);
    expect(pools.size).toBe(3);
    expect(only(entries)).toEqual(['licenses.csv', 5, column, expect.any(String), action]);
  });

  it('reads 1,200 and 5.0 and dates as a spreadsheet shows them, and says so', () => {
    expect(withPool('p9,kb,d1,"1,200",7/1/26,7/31/2027').pools.get('p9')).toMatchObject({
      quantity: 1200,
      startsOn: '2026-07-01',
      endsOn: '2027-07-31',
    });
    expect(withPool('p9,kb,d1,5.0,2026-07-01,2027-07-31').pools.get('p9')?.quantity).toBe(5);
    expect(withPool('p9,kb,d1,0,2026-07-01,2027-07-31').entries).toEqual([]);
  });
});

describe('assignments.csv', () => {
  const withAssignment = (...rows: readonly string[]) => read({ 'assignments.csv': [...ASSIGNMENTS, ...rows] });

  it.each([
    ['to someone unknown', 'nobody,kb,p1', 'userSourcedId', 'unknownReference'],
    ['of an unknown product', 'u2,zz,p1', 'productId', 'unknownReference'],
    ['from an unknown pool', 'u2,kb,zz', 'poolId', 'unknownReference'],
    ['from a pool of another product', 'u2,kb,p3', 'poolId', 'wrongProduct'],
    ['of a student product to a teacher', 't1,kb,p1', 'productId', 'wrongAudience'],
    ['of an educator product to a student', 'u2,tg,p3', 'productId', 'wrongAudience'],
    ['from the pool of a school the person is not at', 'u2,kb,p2', 'poolId', 'wrongOrg'],
    ['for the second time', 'u1,kb,p1', 'productId', 'duplicate'],
    ['from a pool that is used up', 'a1,tg,p3', 'poolId', 'poolFull'],
  ])('%s: skipped', (_name, row, column, code) => {
    const { assignments, entries } = withAssignment(row);
    expect(assignments).toHaveLength(2);
    expect(only(entries)).toEqual(['assignments.csv', 4, column, code, 'skipped']);
  });

  it('never give more than the pool has', () => {
    const { assignments } = withAssignment('u2,kb,p1');
    expect(assignments.filter(({ poolId }) => poolId === 'p1')).toHaveLength(2);
  });
});
