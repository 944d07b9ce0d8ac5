import type { ReportEntry } from '../../shared/roster/report.ts';
import type { Imported } from './importUpload.ts';

/** Entries shown on the console; all of them are in the CSV. */
const SHOWN = 20;

const TABLES: readonly (readonly [keyof Imported['counts'], string, string])[] = [
  ['orgs', 'orgs', 'removed'],
  ['academicSessions', 'terms', 'removed'],
  ['users', 'people', 'left'],
  ['classes', 'classes', 'removed'],
  ['enrollments', 'enrollments', 'removed'],
  ['products', 'products', 'removed'],
  ['pools', 'pools', 'removed'],
  ['assignments', 'licenses held', 'removed'],
];

/** What an import did, as lines for the console: counts per table, then what was not taken as it was. */
export function describeImport(imported: Imported): readonly string[] {
  const { districtName, districtId, counts, report } = imported;
  const lines = [`${districtName} (${districtId})`];
  for (const [table, words, gone] of TABLES) {
    const { added, changed, removed } = counts[table];
    lines.push(`  ${words.padEnd(14)}${number(added)} added ${number(changed)} changed ${number(removed)} ${gone}`);
  }
  const byAction = (action: ReportEntry['action']): number =>
    report.entries.filter((entry) => entry.action === action).length;
  lines.push(
    report.entries.length === 0
      ? 'Every row was taken as it is.'
      : `Findings: ${byAction('fixed')} fixed, ${byAction('skipped')} skipped, ${byAction('refused')} refused.`,
  );
  for (const entry of report.entries.slice(0, SHOWN)) lines.push(`  ${describe(entry)}`);
  const more = report.entries.length - SHOWN;
  if (more > 0) lines.push(`  … and ${more} more; --report FILE.csv writes them all.`);
  return lines;
}

function describe({ file, row, column, action, message, value }: ReportEntry): string {
  const place = [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(', ');
  return `${action}: ${place}: ${message}${value === undefined ? '' : ` (“${value}”)`}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US').padStart(10);
}
