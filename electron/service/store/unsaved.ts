import type { ChangeSetId } from '../../../shared/contract/ids.ts';
import type { Planned } from '../sync/planChanges.ts';
import type { Sql } from './sqlite.ts';

/** Keeps with a set what could not be saved, so that it still says what became of everybody in it. */
export function noteUnsaved(sql: Sql, setId: ChangeSetId, planned: readonly Planned[]): void {
  for (const [n, { intent, reason }] of planned.entries()) {
    if (reason === null) continue;
    sql.run('INSERT INTO change_set_unsaved (change_set_id, n, intent, reason) VALUES (?, ?, ?, ?)', [
      setId,
      n,
      JSON.stringify(intent),
      reason,
    ]);
  }
}
