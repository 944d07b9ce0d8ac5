import type { ReadResult } from './readResult.ts';
import type { RosterFile } from './roster.ts';

/** Reads OneRoster 1.1 or 1.2 CSV files (and look-alikes) into a roster and a report of what was repaired or left out. */
export function readOneRoster(files: readonly RosterFile[]): ReadResult {
  void files;
  throw new Error('not written yet');
}
