import type { Random } from '../../../server/sample/random.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { assignment, enrollment, idOf, student } from './sampleRows.ts';

/** The text of an answer to a pull: people renamed or in another grade, licenses, students in another class, all over the district. */
export function sampleDelta(random: Random, students: number, rows: number, version: number): string {
  const anyone = (): number => random.int(0, students - 1);
  const some = <T>(share: number, make: () => T): T[] => Array.from({ length: Math.round(rows * share) }, make);
  const nothing = Object.fromEntries(tableNames.map((table) => [table, []]));
  return JSON.stringify({
    epoch: 'epoch',
    cursor: `cursor ${version}`,
    serverTime: '2025-10-01T12:00:00.000Z',
    rows: {
      ...nothing,
      users: [
        ...some(0.1, () => ({ ...student(anyone()), givenName: `Renamed ${version}` })),
        ...some(0.2, () => ({ ...student(anyone()), grade: version % 2 === 0 ? '03' : '04' })),
      ],
      assignments: some(0.3, () => assignment(anyone(), version)),
      enrollments: some(0.4, () => ({ ...enrollment(Math.floor(anyone() * 2.5)), classId: idOf('clas', version) })),
    },
    gone: nothing,
    closed: { floor: 0, seqs: [] },
    checks: null,
  });
}
