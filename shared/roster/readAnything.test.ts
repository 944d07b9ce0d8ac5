import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, exampleFiles } from './exampleUpload.ts';
import { readLicenseFiles } from './readLicenseFiles.ts';
import { readOneRoster } from './readOneRoster.ts';
import type { Fatal, FileTotals, Report } from './report.ts';
import type { Roster } from './roster.ts';

const KINDS = ['manifest', 'orgs', 'academicSessions', 'courses', 'users', 'classes', 'enrollments', 'roles'] as const;

/** Letters that break readers, and those that make up the words of the format. */
const nasty = fc.constantFrom(
  '"',
  ',',
  '\n',
  '\r',
  '\r\n',
  ';',
  '\t',
  '\u0000',
  '\uFEFF',
  '=',
  '@',
  'student',
  'u1',
  's1',
  'c1',
  'tobedeleted',
  '9/9/99',
  '\uD800',
  'é',
  ' ',
);

const bytes = fc.uint8Array({ maxLength: 2000 });
const text = fc.array(nasty, { maxLength: 300 }).map((parts) => parts.join(''));

/** A good file with rubbish at its end, so that the rows after the header are reached. */
const spoiled = fc
  .tuple(fc.constantFrom(...(Object.keys(EXAMPLE) as (keyof typeof EXAMPLE)[])), text)
  .map(([kind, rubbish]) => ({ [kind]: `${EXAMPLE[kind].join('\n')}\n${rubbish}` }));

describe('whatever a file holds', () => {
  it('random bytes in any file give a report or a reason, never an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), bytes, (kind, content) => {
        expect(faults(readOneRoster(exampleFiles({ [kind]: content })))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('broken quotes, stray letters and half records in any file do neither', () => {
    fc.assert(
      fc.property(spoiled, (changes) => {
        expect(faults(readOneRoster(exampleFiles(changes)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('nor do they in products.csv, licenses.csv and assignments.csv', () => {
    const names = ['products.csv', 'licenses.csv', 'assignments.csv'];
    const headers = [
      'productId,name,code,audience,minGrade,maxGrade,color',
      'poolId,productId,orgSourcedId,quantity,startsOn,endsOn',
      'userSourcedId,productId,poolId',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(text, bytes), { minLength: 3, maxLength: 3 }), fc.boolean(), (contents, headed) => {
        const files = contents.map((content, index) => ({
          name: names[index] ?? '',
          text: headed && typeof content === 'string' ? `${headers[index]}\n${content}` : content,
        }));
        const result = readLicenseFiles(files);
        expect(result.ok ? miscounts(result.report) : unsaid(result.fatal)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** What is wrong with a result: nothing, whatever was read. */
function faults(result: ReturnType<typeof readOneRoster>): readonly unknown[] {
  return result.ok ? [...miscounts(result.report), ...lostReferences(result.roster)] : unsaid(result.fatal);
}

function unsaid(fatal: Fatal): readonly Fatal[] {
  return fatal.message.endsWith('.') ? [] : [fatal];
}

function miscounts(report: Report): readonly FileTotals[] {
  return report.files.filter(
    ({ read, kept, fixed, skipped, refused }) => kept + skipped + refused !== read || fixed > kept,
  );
}

/** Everything leads somewhere and no student has an address, whatever was thrown away. */
function lostReferences(roster: Roster): readonly unknown[] {
  const users = [...roster.users.values()].filter(
    ({ orgSourcedIds, role, email }) => orgSourcedIds.length === 0 || (role === 'student' && email !== null),
  );
  const enrollments = [...roster.enrollments.values()].filter(
    ({ classSourcedId, userSourcedId }) => !roster.classes.has(classSourcedId) || !roster.users.has(userSourcedId),
  );
  return [...users, ...enrollments];
}
