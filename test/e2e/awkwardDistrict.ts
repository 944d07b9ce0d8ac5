import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { RosterFile } from '../../shared/roster/roster.ts';
import { csvLine } from '../../server/sample/csv.ts';
import { unzip } from '../../server/rostering/unzip.ts';
import { writeZip } from '../../server/sample/zip.ts';
import { AWKWARD_NAMES, long, productName } from './awkwardNames.ts';

type Cells = Record<string, string>;

/** The first school: kept by hand, and the practice accounts are of it. */
const SCHOOL = 'sch-0001';
const PRODUCTS = 60;
/** Students of one class. */
const CROWD = 900;

/** Those who hold nearly all products, by family name. */
export const HOLDER = 'Holds-Everything';
const HOLDERS = 3;

export const EMPTY_CLASS = long('Reading group without anyone', 200);
export const CROWDED_CLASS = 'Whole school assembly';

/** Makes of the sample district in a folder one that is hard to show. */
export function makeAwkward(folder: string): void {
  const zip = join(folder, 'roster.zip');
  const files = new Map(unzip(readFileSync(zip), 'roster.zip').map(({ name, text }) => [name, decode(text)]));
  const edit = (name: string, change: (rows: Cells[]) => void): void => {
    files.set(name, edited(files.get(name) ?? '', change));
  };
  const students: string[] = [];
  edit('orgs.csv', (rows) => {
    rename(rows, 'sch-0002', long('Academy of the Very Long Name', 200));
    rename(rows, 'sch-0003', 'مدرسة النور الابتدائية 🏫');
  });
  edit('users.csv', (rows) => {
    addStudents(rows);
    nameThem(rows);
    students.push(...rows.filter(isOurStudent).map((row) => row['sourcedId'] ?? ''));
  });
  edit('classes.csv', (rows) => {
    const like = rows.find((row) => row['schoolSourcedId'] === SCHOOL) ?? {};
    rows.push({ ...like, sourcedId: 'cls-crowd', title: CROWDED_CLASS, grades: '' });
    rows.push({ ...like, sourcedId: 'cls-nobody', title: EMPTY_CLASS });
  });
  edit('enrollments.csv', (rows) => {
    const like = rows.find((row) => row['schoolSourcedId'] === SCHOOL && row['role'] === 'student') ?? {};
    for (const student of students.slice(0, CROWD)) {
      rows.push({ ...like, sourcedId: `enr-${student}`, classSourcedId: 'cls-crowd', userSourcedId: student });
    }
  });
  writeZip(
    [...files].map(([name, text]) => ({ name, pieces: [text] })),
    collect(zip),
  );
  sellMuch(folder, students);
}

function addStudents(rows: Cells[]): void {
  const like = rows.find(isOurStudent) ?? {};
  for (let missing = CROWD - rows.filter(isOurStudent).length; missing > 0; missing -= 1) {
    rows.push({ ...like, sourcedId: `stu-more-${missing}`, familyName: 'More', givenName: `${missing}` });
  }
}

/** Most people of the school, so that every list shows some wherever it begins; every seventh student has no grade. */
function nameThem(rows: readonly Cells[]): void {
  const people = rows.filter(
    (row) => row['orgSourcedIds'] === SCHOOL && !/^stf-(dana|elena)/.test(row['sourcedId'] ?? ''),
  );
  for (const [index, row] of people.entries()) {
    const [givenName, familyName] = AWKWARD_NAMES[index % (AWKWARD_NAMES.length + 3)] ?? [];
    if (givenName !== undefined && familyName !== undefined) Object.assign(row, { givenName, familyName });
    if (isOurStudent(row) && index % 7 === 0) row['grades'] = '';
  }
  for (const row of rows.filter(isOurStudent).slice(0, HOLDERS)) row['familyName'] = HOLDER;
}

/** Sixty products; every fifth of the new ones is sold out before anyone has it, and one was never sold. */
function sellMuch(folder: string, students: readonly string[]): void {
  const added: string[] = [];
  editFile(join(folder, 'products.csv'), (rows) => {
    for (let index = rows.length; index < PRODUCTS; index += 1) {
      const productId = `prd-${index}`;
      added.push(productId);
      rows.push({
        productId,
        name: productName(index),
        code: index % 2 === 0 ? 'WWWW' : 'MMMM',
        audience: index % 6 === 0 ? 'educator' : 'student',
      });
    }
  });
  editFile(join(folder, 'licenses.csv'), (rows) => {
    const like = rows.find((row) => row['orgSourcedId']?.startsWith('dst-')) ?? {};
    for (const [index, productId] of added.slice(1).entries()) {
      const quantity = index % 5 === 0 ? '0' : index % 5 === 1 ? '9999999' : '40';
      rows.push({ ...like, poolId: `pool-${productId}`, productId, quantity });
    }
  });
  editFile(join(folder, 'assignments.csv'), (rows) => {
    for (const userSourcedId of students.slice(0, HOLDERS)) {
      for (const productId of added.slice(1)) rows.push({ userSourcedId, productId, poolId: `pool-${productId}` });
    }
  });
}

function decode(text: RosterFile['text']): string {
  const content = typeof text === 'function' ? text() : text;
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function isOurStudent(row: Cells): boolean {
  return row['orgSourcedIds'] === SCHOOL && row['role'] === 'student';
}

function rename(rows: readonly Cells[], sourcedId: string, name: string): void {
  for (const row of rows) if (row['sourcedId'] === sourcedId) row['name'] = name;
}

function editFile(path: string, change: (rows: Cells[]) => void): void {
  writeFileSync(path, edited(readFileSync(path, 'utf8'), change));
}

function edited(text: string, change: (rows: Cells[]) => void): string {
  const { data, meta } = Papa.parse<Cells>(text, { header: true, skipEmptyLines: true });
  const columns = meta.fields ?? [];
  change(data);
  return [csvLine(columns), ...data.map((row) => csvLine(columns.map((column) => row[column] ?? '')))].join('');
}

/** Writes what comes in pieces to a file, once it is whole. */
function collect(path: string): (bytes: Uint8Array) => void {
  const pieces: Uint8Array[] = [];
  return (bytes) => {
    pieces.push(bytes);
    writeFileSync(path, Buffer.concat(pieces));
  };
}
