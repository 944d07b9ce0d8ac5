import type { ColumnsOf } from './columns.ts';
import { readGrades } from './gradeCells.ts';
import type { Limits } from './limits.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import type { FileMode, RosterClass, RosterCourse, RosterOrg } from './roster.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** What classes refer to. A whole file that is absent leaves nothing to check against and nothing to report. */
export type ClassReferences = {
  readonly orgs: ReadonlyMap<string, RosterOrg>;
  readonly homes: ReadonlyMap<string, string>;
  readonly isKnownOrg: IsKnown;
  readonly courses: ReadonlyMap<string, RosterCourse>;
  readonly isKnownCourse: IsKnown;
  readonly hasCourses: boolean;
  readonly isKnownSession: IsKnown;
  readonly hasSessions: boolean;
};

/** Reads classes.csv. A class must be at a school we know; unknown courses and sessions are left out of it. */
export function readClasses(
  table: Table<ColumnsOf<'classes'>>,
  mode: FileMode,
  limits: Limits,
  references: ClassReferences,
): Records<RosterClass> {
  const { at } = table;
  return readRecords(table, mode, limits, {
    id: (row) => row.required(at.sourcedId, 'sourcedId', limits.idLength),
    build: (row, sourcedId) => {
      const named = row.required(at.schoolSourcedId, 'schoolSourcedId', limits.idLength);
      if (named === null) return null;
      const schoolSourcedId = references.homes.get(named) ?? named;
      if (!references.isKnownOrg(schoolSourcedId)) {
        return row.skipped('schoolSourcedId', 'unknownReference', 'This school is in no row of orgs.csv.', named);
      }
      const courseSourcedId = readCourse(row, at.courseSourcedId, references);
      const course = courseSourcedId === null ? undefined : references.courses.get(courseSourcedId);
      const classCode = row.optional(at.classCode, 'classCode');
      const title = row.optional(at.title, 'title') ?? untitled(row, classCode, course, sourcedId);
      const grades = readGrades(row, at.grades, 'grades');
      return {
        sourcedId,
        title,
        classCode,
        classType: row.text(at.classType).toLowerCase() === 'homeroom' ? 'homeroom' : 'scheduled',
        grades: grades.length > 0 ? grades : (course?.grades ?? grades),
        schoolSourcedId,
        courseSourcedId,
        sessionSourcedIds: readSessionIds(row, at.termSourcedIds, references),
      };
    },
  });
}

function untitled(row: Row, classCode: string | null, course: RosterCourse | undefined, sourcedId: string): string {
  row.fixed('title', 'valueMissing', 'The class has no title; its code or course stands in for it.');
  return classCode ?? course?.title ?? sourcedId;
}

function readCourse(row: Row, index: number, { isKnownCourse, hasCourses }: ClassReferences): string | null {
  const sourcedId = row.text(index);
  if (sourcedId === '') return null;
  if (isKnownCourse(sourcedId)) return sourcedId;
  if (hasCourses) {
    row.fixed('courseSourcedId', 'unknownReference', 'This course is in no row of courses.csv; left empty.', sourcedId);
  }
  return null;
}

function readSessionIds(row: Row, index: number, references: ClassReferences): readonly string[] {
  const named = row.list(index);
  if (named.every(references.isKnownSession)) return named;
  return named.filter((sourcedId) => {
    if (references.isKnownSession(sourcedId)) return true;
    if (references.hasSessions) {
      const message = 'This session is in no row of academicSessions.csv; left out.';
      row.fixed('termSourcedIds', 'unknownReference', message, sourcedId);
    }
    return false;
  });
}
