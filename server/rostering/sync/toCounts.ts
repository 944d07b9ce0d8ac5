import type { RosterCounts } from '../../../shared/contract/rosterSync.ts';
import type { Imported } from '../importUpload.ts';
import { NO_COUNTS, type Counts } from '../upsert.ts';

/** Of a run that had nothing to do. */
export const nothingCounted: RosterCounts = {
  orgs: NO_COUNTS,
  academicSessions: NO_COUNTS,
  users: NO_COUNTS,
  classes: NO_COUNTS,
  enrollments: NO_COUNTS,
  licensesReturned: 0,
};

/** What an import did, as the wire has it. */
export function toCounts({ counts, licensesReturned }: Imported): RosterCounts {
  const only = ({ added, changed, removed }: Counts): Counts => ({ added, changed, removed });
  return {
    orgs: only(counts.orgs),
    academicSessions: only(counts.academicSessions),
    users: only(counts.users),
    classes: only(counts.classes),
    enrollments: only(counts.enrollments),
    licensesReturned,
  };
}
