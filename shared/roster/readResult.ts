import type { Fatal, Report } from './report.ts';
import type { FileMode, Roster, RosterFileKind } from './roster.ts';

/** What reading OneRoster files gives: a roster with its report, or one reason why nothing could be read. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly roster: Roster;
      readonly mode: Readonly<Record<RosterFileKind, FileMode>>;
      /** The manifest's word, else told by the files. */
      readonly version: '1.1' | '1.2';
      readonly report: Report;
    }
  | { readonly ok: false; readonly fatal: Fatal; readonly report: Report };
