import type { ClassId } from '../../../shared/contract/ids.ts';
import type { RosterSource } from '../../../shared/contract/rows.ts';
import type { ClassDetails } from '../../../shared/contract/view.ts';
import { rowVersion } from '../../../shared/contract/rosterEdit.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { classLock } from '../rosterEdits/editLocks.ts';
import { readWireRow } from '../store/wireRows.ts';
import type { Sql } from '../store/sqlite.ts';
import { getClass } from './classes.ts';

/** `classes.details`: a class with its terms and with where its roster is kept. */
export function readClassDetails(sql: Sql, account: Account, classId: ClassId): ClassDetails | null {
  const shown = getClass(sql, classId);
  const row = readWireRow(sql, 'classes', classId);
  if (!shown || !row) return null;
  const terms = sql.all<{ title: string }>(
    `SELECT s.title FROM classes c, json_each(c.session_ids) w JOIN academic_sessions s ON s.id = w.value
     WHERE c.id = ? ORDER BY s.starts_on, s.ends_on DESC, s.id`,
    [classId],
  );
  const org = sql.get<{ source: RosterSource }>('SELECT roster_source AS source FROM orgs WHERE id = ?', [shown.orgId]);
  const source = org?.source ?? 'manual';
  return {
    ...shown,
    terms: terms.map(({ title }) => title),
    managedBy: source === 'manual' ? null : { source, orgId: shown.orgId },
    seen: rowVersion(row),
    lock: classLock(sql, account, shown.orgId),
  };
}
