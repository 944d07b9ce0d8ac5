import type { RosterReport } from '../../../shared/contract/rosterSync.ts';
import type { Report } from '../../../shared/roster/report.ts';

/** Entries of a report in an answer; the CSV has them all. */
const MAX_ENTRIES = 1000;

/** A report, as the wire has it. */
export function toReport({ files, entries }: Report): RosterReport {
  return {
    files: [...files],
    entries: entries.slice(0, MAX_ENTRIES),
    moreEntries: Math.max(0, entries.length - MAX_ENTRIES),
  };
}
