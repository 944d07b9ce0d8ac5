import type { ColumnsOf } from './columns.ts';
import { readGrades } from './gradeCells.ts';
import type { Limits } from './limits.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import type { FileMode, RosterCourse } from './roster.ts';
import type { Table } from './table.ts';

/** Reads courses.csv. */
export function readCourses(
  table: Table<ColumnsOf<'courses'>>,
  mode: FileMode,
  limits: Limits,
  orgs: { readonly isKnown: IsKnown; readonly homes: ReadonlyMap<string, string> },
): Records<RosterCourse> {
  const { at } = table;
  return readRecords(table, mode, limits, {
    id: (row) => row.required(at.sourcedId, 'sourcedId', limits.idLength),
    build: (row, sourcedId) => {
      const title = row.required(at.title, 'title', limits.textLength);
      if (title === null) return null;
      const courseCode = row.optional(at.courseCode, 'courseCode');
      const grades = readGrades(row, at.grades, 'grades');
      const named = row.text(at.orgSourcedId);
      const orgSourcedId = named === '' ? null : (orgs.homes.get(named) ?? named);
      if (orgSourcedId === null || orgs.isKnown(orgSourcedId)) {
        return { sourcedId, title, courseCode, grades, orgSourcedId };
      }
      row.fixed('orgSourcedId', 'unknownReference', 'This org is in no row of orgs.csv; left empty.', named);
      return { sourcedId, title, courseCode, grades, orgSourcedId: null };
    },
  });
}
