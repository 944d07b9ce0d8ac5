import type { FileReport } from './fileReport.ts';
import type { Limits } from './limits.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import type { ColumnsOf } from './columns.ts';
import type { FileMode, RosterOrg, RosterSource } from './roster.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** An org as the file has it, before departments are folded into their schools. */
export type FileOrg = Omit<RosterOrg, 'type'> & { readonly type: 'district' | 'school' | 'department' };

/** Reads orgs.csv; parents are settled afterwards, when every org is known. */
export function readOrgs(table: Table<ColumnsOf<'orgs'>>, mode: FileMode, limits: Limits): Records<FileOrg> {
  const { at } = table;
  return readRecords(table, mode, limits, {
    keepsRows: true,
    id: (row) => row.required(at.sourcedId, 'sourcedId', limits.idLength),
    build: (row, sourcedId) => {
      const name = row.required(at.name, 'name', limits.textLength);
      if (name === null) return null;
      const type = readType(row, at.type);
      const parent = row.text(at.parentSourcedId);
      const rosterSource = readSource(row, at.rosterSource);
      return { sourcedId, name, type, parentSourcedId: parent === '' ? null : parent, rosterSource };
    },
  });
}

/** Repairs parents that do not exist or go round in a circle, and gives schools without one the only district. */
export function settleParents(
  records: Records<FileOrg>,
  isKnown: IsKnown,
  report: FileReport,
  isComplete: boolean,
): void {
  const { byId, rowOf } = records;
  const replace = (org: FileOrg, parentSourcedId: string | null) =>
    byId.set(org.sourcedId, { ...org, parentSourcedId });
  const rowNumber = (org: FileOrg) => rowOf.get(org.sourcedId) ?? 0;

  for (const org of byId.values()) {
    const parent = org.parentSourcedId;
    if (parent === null || isKnown(parent)) continue;
    const message = 'The parent org is in no row of this file; left out.';
    report.fixed(rowNumber(org), { column: 'parentSourcedId', code: 'unknownReference', message, value: parent });
    replace(org, null);
  }
  for (const org of byId.values()) {
    if (!isOwnAncestor(org, byId)) continue;
    const message = 'The parents go round in a circle; the parent was left out.';
    report.fixed(rowNumber(org), { column: 'parentSourcedId', code: 'parentCycle', message });
    replace(org, null);
  }
  const districts = [...byId.values()].filter((org) => org.type === 'district');
  const [district] = districts;
  if (!isComplete || district === undefined || districts.length > 1) return;
  for (const org of byId.values()) {
    if (org.type === 'district' || org.parentSourcedId !== null) continue;
    const message = 'The school names no parent; it was put under the only district.';
    report.fixed(rowNumber(org), { column: 'parentSourcedId', code: 'parentAssumed', message });
    replace(org, district.sourcedId);
  }
}

/**
 * For each department, the school or district it belongs to; departments themselves are taken out. One that belongs to
 * nothing becomes a school. In a delta file the parent may be known to the database only, and is taken at its word.
 */
export function foldDepartments(
  records: Records<FileOrg>,
  report: FileReport,
  isComplete: boolean,
): ReadonlyMap<string, string> {
  const { byId, rowOf } = records;
  const homes = new Map<string, string>();
  for (const org of [...byId.values()].filter(({ type }) => type === 'department')) {
    const home = ancestor(org, byId, (candidate) => candidate.type !== 'department')?.sourcedId;
    const homeId = home ?? (isComplete ? null : org.parentSourcedId);
    const row = rowOf.get(org.sourcedId) ?? 0;
    if (homeId === null) {
      const message = 'A department without a school; read as a school.';
      report.fixed(row, { column: 'type', code: 'orgType', message });
      byId.set(org.sourcedId, { ...org, type: 'school' });
    } else {
      const message = 'A department is not kept on its own: its people and classes are read as those of its school.';
      report.fixed(row, { column: 'type', code: 'departmentMerged', message });
      homes.set(org.sourcedId, homeId);
    }
  }
  for (const id of homes.keys()) byId.delete(id);
  for (const org of byId.values()) {
    const home = org.parentSourcedId === null ? undefined : homes.get(org.parentSourcedId);
    if (home !== undefined) byId.set(org.sourcedId, { ...org, parentSourcedId: home });
  }
  return homes;
}

function isOwnAncestor(org: FileOrg, byId: ReadonlyMap<string, FileOrg>): boolean {
  return ancestor(org, byId, (candidate) => candidate === org) === org;
}

function ancestor(
  org: FileOrg,
  byId: ReadonlyMap<string, FileOrg>,
  matches: (candidate: FileOrg) => boolean,
): FileOrg | null {
  const seen = new Set<string>();
  for (let at = parentOf(org, byId); at !== null && !seen.has(at.sourcedId); at = parentOf(at, byId)) {
    if (matches(at)) return at;
    seen.add(at.sourcedId);
  }
  return null;
}

function parentOf(org: FileOrg, byId: ReadonlyMap<string, FileOrg>): FileOrg | null {
  return org.parentSourcedId === null ? null : (byId.get(org.parentSourcedId) ?? null);
}

const TYPES: ReadonlyMap<string, FileOrg['type']> = new Map([
  ...'district local state national region ministryofeducation university board'
    .split(' ')
    .map((word): [string, FileOrg['type']] => [word, 'district']),
  ...'school college campus academy'.split(' ').map((word): [string, FileOrg['type']] => [word, 'school']),
  ...'department program division'.split(' ').map((word): [string, FileOrg['type']] => [word, 'department']),
]);

function readType(row: Row, index: number): FileOrg['type'] {
  const text = row.text(index);
  const type = TYPES.get(text) ?? TYPES.get(text.toLowerCase().replace(/[\s_-]+/g, ''));
  if (type !== undefined) return type;
  row.fixed('type', 'orgType', 'This is no type of org we know; read as a school.', text);
  return 'school';
}

function readSource(row: Row, index: number): RosterSource | null {
  const text = row.text(index).toLowerCase();
  if (text === '') return null;
  if (text === 'manual' || text === 'clever' || text === 'classlink') return text;
  row.fixed('metadata.rosterSource', 'valueUnreadable', 'Not manual, clever or classlink; left empty.', text);
  return null;
}
