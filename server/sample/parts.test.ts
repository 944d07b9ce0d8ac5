import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { schoolYearAround } from './calendar.ts';
import { csvLine } from './csv.ts';
import { CULTURES } from './cultures.ts';
import { splitIntoClasses } from './groups.ts';
import { mailName, studentName } from './names.ts';
import { parseOptions, USUAL_DAY } from './options.ts';
import { planDistrict } from './plan.ts';
import { createRandom } from './random.ts';
import { createStaffRoom } from './staff.ts';
import { writeZip } from './zip.ts';

describe('chance', () => {
  it('repeats for the same seed and labels, and differs for others', () => {
    const sequence = (...labels: readonly string[]) => {
      const random = createRandom('seed', ...labels);
      return Array.from({ length: 20 }, () => random.int(0, 1000));
    };
    expect(sequence('a')).toEqual(sequence('a'));
    expect(sequence('a')).not.toEqual(sequence('b'));
    expect(sequence('a', 'b')).not.toEqual(sequence('ab'));
  });

  it('is even', () => {
    const random = createRandom('even');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const at = random.int(0, 9);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('shuffles without losing anyone', () => {
    const people = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = createRandom('s').shuffled(people);
    expect(shuffled).not.toEqual(people);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(people);
  });
});

describe('names', () => {
  it('come from every culture in about its share', () => {
    const random = createRandom('names');
    const drawn = Array.from({ length: 20_000 }, () => studentName(random).familyName);
    const share =
      drawn.filter((name) => /^(García|Rodríguez|Martínez|Hernández|López)/.test(name)).length / drawn.length;
    const expected = ((CULTURES[1]?.share ?? 0) / 1000) * (5 / (CULTURES[1]?.family.length ?? 1));
    expect(share).toBeGreaterThan(expected * 0.8);
    expect(share).toBeLessThan(expected * 1.2);
  });

  it('hold no faults of the lists they come from', () => {
    const names = CULTURES.flatMap(({ given, family }) => [...given, ...family]);
    expect(names.filter((name) => name === '' || name !== name.trim() || /\s{2}|\n/.test(name))).toEqual([]);
    expect(names.filter((name) => name !== name.normalize('NFC'))).toEqual([]);
  });

  it('make plain addresses', () => {
    expect(mailName({ givenName: 'Łucja', familyName: 'Đặng-O’Brien' })).toBe('lucja.dangobrien');
    expect(mailName({ givenName: 'Søren', familyName: 'Weiß Yılmaz' })).toBe('soren.weissyilmaz');
  });
});

describe('a staff room', () => {
  it('gives namesakes addresses of their own', () => {
    const { schools } = planDistrict({ students: 600, seed: 's', today: USUAL_DAY });
    const random = createRandom('s');
    const alwaysTheFirst = { ...random, next: () => 0, pick: <T>(items: readonly T[]) => items[0] as T };
    const [school] = schools;
    if (school === undefined) throw new Error('No school');
    const staffRoom = createStaffRoom(school, { ...alwaysTheFirst, chance: () => false });
    const emails = [staffRoom.hire('teacher'), staffRoom.hire('teacher'), ...staffRoom.all()].map(({ email }) => email);
    expect(staffRoom.all().filter(({ givenName }) => givenName === 'Olivia').length).toBeGreaterThan(3);
    expect(new Set(emails).size).toBe(staffRoom.all().length);
  });
});

describe('classes', () => {
  it('have 15 to 32 students for every number that can be split so', () => {
    const random = createRandom('classes');
    for (let total = 15; total <= 400; total += 1) {
      const people = Array.from({ length: total }, (_, index) => index);
      for (const usual of [22, 24, 27]) {
        const classes = splitIntoClasses(people, usual, random);
        const sizes = classes.map((members) => members.length);
        expect(classes.flat(), String(total)).toEqual(people);
        expect(Math.min(...sizes), String(total)).toBeGreaterThanOrEqual(15);
        expect(Math.max(...sizes), String(total)).toBeLessThanOrEqual(32);
      }
    }
  });
});

describe('CSV and zip', () => {
  it('quote what needs it', () => {
    const cells = ['plain', 'with, comma', 'with "quotes"', 'with\nbreak', '', 7];
    const line = csvLine(cells);
    expect(Papa.parse<string[]>(line.slice(0, -2)).data).toEqual([cells.map(String)]);
    expect(line.startsWith('plain,"with, comma"')).toBe(true);
  });

  it('carry texts of many pieces', () => {
    const chunks: Uint8Array[] = [];
    const pieces = Array.from({ length: 5000 }, (_, index) => `${index} – 王芳 😀\r\n`.repeat(10));
    writeZip(
      [
        { name: 'a.csv', pieces },
        { name: 'empty.csv', pieces: [] },
      ],
      (bytes) => chunks.push(bytes),
    );
    const files = unzipSync(Uint8Array.from(chunks.flatMap((chunk) => [...chunk])));
    expect(new TextDecoder().decode(files['a.csv'])).toBe(pieces.join(''));
    expect(files['empty.csv']).toHaveLength(0);
  });
});

describe('the plan', () => {
  it('names every school differently, also in a state-sized district', () => {
    const { schools } = planDistrict({ students: 1_000_000, seed: 'big', today: USUAL_DAY });
    expect(schools).toHaveLength(1667);
    expect(new Set(schools.map(({ name }) => name)).size).toBe(schools.length);
    expect(new Set(schools.map(({ mailDomain }) => mailDomain)).size).toBe(schools.length);
    expect(schools.reduce((sum, { size }) => sum + size, 0)).toBe(1_000_000);
  });

  it('puts the school year around the day', () => {
    expect(schoolYearAround('2026-10-05')).toMatchObject({ startDate: '2026-08-17', endDate: '2027-06-11' });
    expect(schoolYearAround('2027-03-01').startDate).toBe('2026-08-17');
    expect(schoolYearAround('2027-07-01').startDate).toBe('2027-08-17');
  });
});

describe('the command line', () => {
  it('reads its options in both forms', () => {
    expect(parseOptions(['--students', '2400', '--seed=7', '--out', 'sample'])).toEqual({
      students: 2400,
      seed: '7',
      out: 'sample',
      today: USUAL_DAY,
    });
    expect(parseOptions(['--students=1', '--out=x', '--today=2027-01-02'])).toMatchObject({ today: '2027-01-02' });
  });

  it.each([
    ['nothing', []],
    ['no folder', ['--students', '10']],
    ['no students', ['--out', 'x']],
    ['half a student', ['--students', '1.5', '--out', 'x']],
    ['none at all', ['--students', '0', '--out', 'x']],
    ['too many', ['--students', '2000001', '--out', 'x']],
    ['an unknown option', ['--pupils', '10', '--out', 'x']],
    ['an option without its value', ['--students', '10', '--out']],
    ['a day that is none', ['--students', '10', '--out', 'x', '--today', 'monday']],
  ])('says what is wrong with %s', (_name, args) => {
    expect(typeof parseOptions(args)).toBe('string');
  });
});
