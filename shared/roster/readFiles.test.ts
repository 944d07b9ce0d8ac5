import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, exampleFiles, readExample, withRows } from './exampleUpload.ts';
import { readOneRoster } from './readOneRoster.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const fatalOf = (changes: Parameters<typeof exampleFiles>[0]) => {
  const result = readOneRoster(exampleFiles(changes));
  return result.ok ? null : result.fatal;
};

describe('a faultless upload', () => {
  const result = readExample();

  it('is read whole, without a word in the report', () => {
    expect(result.report.entries).toEqual([]);
    expect(result.report.files.map(({ file, read, kept }) => [file, read, kept])).toEqual([
      ['manifest.csv', 9, 9],
      ['orgs.csv', 3, 3],
      ['academicSessions.csv', 1, 1],
      ['courses.csv', 1, 1],
      ['users.csv', 5, 5],
      ['classes.csv', 1, 1],
      ['enrollments.csv', 3, 3],
    ]);
    expect(result.version).toBe('1.1');
    expect(result.mode).toMatchObject({ orgs: 'bulk', users: 'bulk', roles: 'absent' });
  });

  it('gives plain records by id', () => {
    const { orgs, users, classes, enrollments, academicSessions, courses } = result.roster;
    expect(orgs.get('s1')).toEqual({
      sourcedId: 's1',
      name: 'Alder Creek Elementary',
      type: 'school',
      parentSourcedId: 'd1',
      rosterSource: null,
    });
    expect(users.get('u1')).toEqual({
      sourcedId: 'u1',
      givenName: 'Ada',
      familyName: 'Lin',
      role: 'student',
      grade: '02',
      orgSourcedIds: ['s1'],
      enabled: true,
      email: null,
    });
    expect(users.get('t1')).toMatchObject({ role: 'teacher', grade: null, email: 'cara.ortiz@example.org' });
    expect(users.get('a1')).toMatchObject({ role: 'schoolAdministrator' });
    expect(users.get('a2')).toMatchObject({ role: 'districtAdministrator' });
    expect(classes.get('c1')).toEqual({
      sourcedId: 'c1',
      title: 'Grade 2 - Ortiz',
      classCode: 'HR-02-1',
      classType: 'homeroom',
      grades: ['02'],
      schoolSourcedId: 's1',
      courseSourcedId: 'k1',
      sessionSourcedIds: ['y1'],
    });
    expect(enrollments.get('e3')).toEqual({
      sourcedId: 'e3',
      classSourcedId: 'c1',
      userSourcedId: 't1',
      role: 'teacher',
      primary: true,
      beginDate: null,
      endDate: null,
    });
    expect(academicSessions.get('y1')).toMatchObject({ type: 'schoolYear', startDate: '2026-08-17' });
    expect(courses.get('k1')).toMatchObject({ title: 'Grade 2 Homeroom', grades: ['02'], orgSourcedId: 'd1' });
  });

  it('reads the roster source of our own files', () => {
    const { roster } = readExample({
      orgs: [`${EXAMPLE.orgs[0]},metadata.rosterSource`, 'd1,,,D,district,,,', 's1,,,S,school,,d1,ClassLink'],
    });
    expect(roster.orgs.get('s1')?.rosterSource).toBe('classlink');
    expect(roster.orgs.get('d1')?.rosterSource).toBeNull();
  });
});

describe('how files are written', () => {
  const everyFile = (change: (text: string) => string | Uint8Array) =>
    Object.fromEntries(Object.entries(EXAMPLE).map(([kind, lines]) => [kind, change(`${lines.join('\n')}\n`)]));
  const faultless = readExample().roster;

  it.each([
    ['a byte order mark', (text: string) => utf8(`\uFEFF${text}`)],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR only', (text: string) => text.replaceAll('\n', '\r')],
    ['mixed line ends', (text: string) => text.replace('\n', '\r\n')],
    ['no final newline', (text: string) => text.trimEnd()],
    ['empty lines', (text: string) => `\n${text.replaceAll('\n', '\n\n')},,,\n`],
    ['quotes around every cell', (text: string) => text.replace(/[^,\n]+/g, '"$&"')],
    ['headers out of order', reorderColumns],
  ])('%s: read as if nothing were', (_name, change) => {
    const result = readExample(everyFile(change));
    expect(result.report.entries).toEqual([]);
    expect(result.roster).toEqual(faultless);
  });

  it('semicolons, as a European Excel writes: read, and said so', () => {
    const result = readExample(everyFile((text) => text.replaceAll(',', ';')));
    expect(result.roster).toEqual(faultless);
    expect(entriesOf(result, 'delimiter')).toHaveLength(7);
  });

  it('UTF-16 and Windows-1252: read, and said so', () => {
    const row = 'u3,,,true,s1,student,u3,,José,Peña,,,,,,,02,';
    const text = `${withRows('users', row).join('\n')}\n`;
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0)).buffer);
    for (const users of [latin, utf16]) {
      const result = readExample({ users });
      expect(result.roster.users.get('u3')).toMatchObject({ givenName: 'José', familyName: 'Peña' });
      expect(entriesOf(result, 'encoding')).toEqual([{ file: 'users.csv', row: null, column: null, action: 'fixed' }]);
    }
  });

  it('a content that comes by function is asked for once', () => {
    let asked = 0;
    const files = exampleFiles().map((file) => ({
      name: file.name,
      text: () => {
        asked += 1;
        return typeof file.text === 'function' ? file.text() : file.text;
      },
    }));
    expect(readOneRoster(files).ok).toBe(true);
    expect(asked).toBe(files.length);
  });
});

describe('the manifest', () => {
  it('may be missing: every file is read as listing everything', () => {
    const result = readExample({ manifest: null });
    expect(result.mode).toMatchObject({ orgs: 'bulk', users: 'bulk', roles: 'absent' });
    expect(entriesOf(result, 'manifestMissing')).toHaveLength(1);
  });

  it('may name files that are absent', () => {
    const result = readExample({ courses: null });
    expect(result.mode.courses).toBe('absent');
    expect(result.report.entries.map(({ code, action }) => [code, action])).toEqual([['fileMissing', 'skipped']]);
    expect(result.roster.classes.get('c1')?.courseSourcedId).toBeNull();
  });

  it('may leave out files that are there', () => {
    const manifest = EXAMPLE.manifest.filter((line) => !line.includes('courses'));
    const result = readExample({ manifest });
    expect(result.mode.courses).toBe('bulk');
    expect(entriesOf(result, 'fileUnlisted')).toHaveLength(1);
  });

  it('may have its 1.0 turned into 1 by a spreadsheet, and its words in capitals', () => {
    const manifest = EXAMPLE.manifest.map((line) => line.replace('1.0', '1').replace('bulk', 'BULK'));
    const result = readExample({ manifest });
    expect(entriesOf(result, 'manifestValue')).toEqual([
      { file: 'manifest.csv', row: 2, column: 'value', action: 'fixed', value: '1' },
    ]);
  });

  it('that says nonsense about a file or the version is corrected', () => {
    const manifest = EXAMPLE.manifest.map((line) => line.replace('users,bulk', 'users,full').replace('1.1', '3'));
    const result = readExample({ manifest });
    expect(result.mode.users).toBe('bulk');
    expect(result.version).toBe('1.1');
    expect(entriesOf(result, 'manifestValue').map(({ row }) => row)).toEqual([3, 7]);
  });
});

describe('a folder inside the zip', () => {
  const inFolder = (folder: string, files = exampleFiles()) =>
    files.map((file) => ({ ...file, name: `${folder}${file.name}` }));

  it.each(['export/', 'export\\', './export/2026/'])('%s: read from there, and said so', (folder) => {
    const result = readOneRoster(inFolder(folder));
    expect(result.ok && result.roster.users.size).toBe(5);
    expect(result.report.entries.map(({ code, action }) => [code, action])).toEqual([['folderInside', 'fixed']]);
  });

  it('is passed over when an operating system made it', () => {
    const clutter = [
      { name: '__MACOSX/._users.csv', text: new Uint8Array([0, 5, 22, 7]) },
      { name: 'export/', text: '' },
      { name: '.DS_Store', text: new Uint8Array([0, 0, 0, 1]) },
    ];
    expect(readOneRoster([...exampleFiles(), ...clutter]).report.entries).toEqual([]);
  });

  it('is refused when two of them hold the same file', () => {
    const result = readOneRoster([...inFolder('autumn/'), ...inFolder('spring/')]);
    expect(result.ok || result.fatal).toMatchObject({ code: 'ambiguousFile' });
    expect(result.ok || result.fatal.message).toContain('autumn/manifest.csv and spring/manifest.csv');
    expect(readOneRoster([...exampleFiles(), ...exampleFiles()]).ok).toBe(false);
  });
});

describe('files that are not needed', () => {
  it('are named in one line each and never opened', () => {
    const text = () => {
      throw new Error('opened');
    };
    const extra = ['demographics.csv', 'userProfiles.csv', 'readme.txt', 'products.csv'].map((name) => ({
      name,
      text,
    }));
    const result = readOneRoster([...exampleFiles(), ...extra]);
    expect(entriesOf(result, 'fileNotRead')).toHaveLength(3);
    expect(result.report.entries.every(({ action }) => action === 'skipped')).toBe(true);
  });
});

describe('what cannot be read at all fails before anything is read', () => {
  it.each([
    ['nothing', {}, 'noFiles'],
    ['pictures', { 'cat.png': '…' }, 'noFiles'],
  ])('%s', (_name, files, code) => {
    const upload = Object.entries(files).map(([name, text]) => ({ name, text }));
    const result = readOneRoster(upload);
    expect(result.ok || result.fatal.code).toBe(code);
  });

  it.each(['orgs', 'users'] as const)('an upload without %s', (kind) => {
    expect(fatalOf({ [kind]: null })).toMatchObject({ code: 'requiredFileMissing', file: `${kind}.csv` });
  });

  it('School Data Sync files, which want another way in', () => {
    const names = ['School.csv', 'Student.csv', 'Section.csv', 'Teacher.csv'];
    const result = readOneRoster(names.map((name) => ({ name, text: 'SIS ID,Name\n1,A\n' })));
    expect(result.ok || result.fatal).toMatchObject({ code: 'foreignLayout' });
  });

  it.each([
    ['an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'notCsv'],
    ['binary rubbish', Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 256), 'noKnownHeader'],
    ['zeros', new Uint8Array(400), 'notCsv'],
    ['a web page', '<!doctype html>\n<html><body>Sign in</body></html>', 'noKnownHeader'],
    ['prose', 'Dear office,\nplease find attached\n', 'noKnownHeader'],
    ['nothing', '', 'emptyFile'],
    ['only empty lines', '\n\n \n', 'emptyFile'],
    ['a header without an id', 'givenName,familyName,role,orgSourcedIds\nAda,Lin,student,s1\n', 'columnMissing'],
    ['a header without a role', 'sourcedId,givenName,familyName,orgSourcedIds\nu1,Ada,Lin,s1\n', 'columnMissing'],
    ['a header with an open quote', '"sourcedId,role\nu1,student\n', 'notCsv'],
  ])('users.csv that is %s', (_name, users, code) => {
    expect(fatalOf({ users })).toMatchObject({ code, file: 'users.csv' });
  });

  it('also when the file is one that may be missing', () => {
    expect(fatalOf({ courses: '' })).toMatchObject({ code: 'emptyFile', file: 'courses.csv' });
    expect(fatalOf({ manifest: 'a,b\n1,2\n' })).toMatchObject({ code: 'manifestUnreadable' });
  });

  it('what is far too large', () => {
    const limits = { fileLength: 1000, rows: 5, columns: 500, idLength: 200, textLength: 200, entries: 10 };
    const long = readOneRoster(exampleFiles({ manifest: null, users: `sourcedId\n${'x'.repeat(2000)}` }), limits);
    expect(long.ok || long.fatal.code).toBe('fileTooLarge');
    const many = readOneRoster(exampleFiles({ manifest: null, orgs: withRows('orgs', 's3', 's4', 's5') }), limits);
    expect(many.ok || many.fatal.code).toBe('tooManyRows');
  });

  it('and nothing of a person is in the message', () => {
    const fatal = fatalOf({ users: 'givenName,familyName\nAda,Lin\n' });
    expect(JSON.stringify(fatal)).not.toMatch(/Ada|Lin/);
  });
});

describe('header-only files', () => {
  it('are read as listing no one', () => {
    const headers = Object.fromEntries(Object.entries(EXAMPLE).map(([kind, lines]) => [kind, [lines[0]]]));
    const { roster, report } = readExample({ ...headers, manifest: EXAMPLE.manifest });
    expect(report.entries).toEqual([]);
    expect(roster.users.size).toBe(0);
  });
});

function reorderColumns(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(',').reverse().join(','))
    .join('\n');
}
