import type { ColumnsOf } from './columns.ts';
import type { FileReport } from './fileReport.ts';
import type { Limits } from './limits.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import type { FileMode, RosterSession } from './roster.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** Reads academicSessions.csv. A session without its two dates is of no use and is refused. */
export function readSessions(
  table: Table<ColumnsOf<'academicSessions'>>,
  mode: FileMode,
  limits: Limits,
): Records<RosterSession> {
  const { at } = table;
  return readRecords(table, mode, limits, {
    keepsRows: true,
    id: (row) => row.required(at.sourcedId, 'sourcedId', limits.idLength),
    build: (row, sourcedId) => {
      const title = row.required(at.title, 'title', limits.textLength);
      if (title === null) return null;
      const startDate = row.date(at.startDate, 'startDate');
      const endDate = row.date(at.endDate, 'endDate');
      if (startDate === null || endDate === null) {
        return row.refused(startDate === null ? 'startDate' : 'endDate', 'valueMissing', 'The session has no dates.');
      }
      if (endDate < startDate) {
        return row.refused('endDate', 'valueUnreadable', 'The session ends before it starts.', endDate);
      }
      const type = readType(row, at.type);
      const parent = row.text(at.parentSourcedId);
      const schoolYear = row.optional(at.schoolYear, 'schoolYear');
      return { sourcedId, title, type, startDate, endDate, parentSourcedId: parent === '' ? null : parent, schoolYear };
    },
  });
}

/** Leaves out parents that do not exist. */
export function settleSessionParents(records: Records<RosterSession>, isKnown: IsKnown, report: FileReport): void {
  for (const session of records.byId.values()) {
    const parent = session.parentSourcedId;
    if (parent === null || (isKnown(parent) && parent !== session.sourcedId)) continue;
    const message = 'The parent session is in no row of this file; left out.';
    const row = records.rowOf.get(session.sourcedId) ?? 0;
    report.fixed(row, { column: 'parentSourcedId', code: 'unknownReference', message, value: parent });
    records.byId.set(session.sourcedId, { ...session, parentSourcedId: null });
  }
}

const TYPES: ReadonlyMap<string, RosterSession['type']> = new Map([
  ['schoolyear', 'schoolYear'],
  ['semester', 'semester'],
  ['term', 'term'],
  ['gradingperiod', 'gradingPeriod'],
]);

function readType(row: Row, index: number): RosterSession['type'] {
  const text = row.text(index);
  const type = TYPES.get(text.toLowerCase().replace(/[\s_-]+/g, ''));
  if (type !== undefined) return type;
  row.fixed('type', 'valueUnreadable', 'This is no type of session we know; read as a term.', text);
  return 'term';
}
