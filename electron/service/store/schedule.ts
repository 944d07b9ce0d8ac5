import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, Day, Instant } from '../../../shared/contract/ids.ts';
import { readDevice, readOwner } from './device.ts';
import { noteHistory } from './history.ts';
import type { Lane } from './lane.ts';
import { openInLane } from './openInLane.ts';
import type { Asker } from './readWorld.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';
import { todayIn } from './today.ts';

/**
 * The day in the district `sinceMs` after the server was heard last, counted by a clock that only runs forward: a
 * computer whose own clock is wrong must send nothing before its day.
 */
export function dayAtServer(sql: Sql, sinceMs: number): Day | null {
  const { lastSyncedAt, clockOffsetMs } = readDevice(sql);
  const owner = readOwner(sql);
  if (lastSyncedAt === null || owner === null) return null;
  const now = Date.parse(lastSyncedAt) + sinceMs;
  return todayIn(owner.district.timeZone, now, { lastSyncedAt, clockOffsetMs });
}

type DueRow = Readonly<{ change_id: ChangeId; intent: string; local_seq: number }>;

/**
 * Queues what was scheduled for this day or an earlier one, as if it were saved now: it comes after what is pending in
 * its lane, with what its author saw then. Returns how many there were.
 */
export function releaseDue(sql: Sql, asker: Asker, day: Day, at: Instant): number {
  const due = sql.all<DueRow>(
    "SELECT change_id, intent, local_seq FROM outbox WHERE state = 'scheduled' AND not_before <= ? ORDER BY not_before, local_seq",
    [day],
  );
  if (due.length === 0) return 0;
  sql.write(() => {
    const lanes: Lane[] = [];
    for (const row of due) {
      const mine = lanesOf(Intent.parse(JSON.parse(row.intent)));
      const after = [...new Set(mine.flatMap((lane) => openInLane(sql, lane)))];
      // Numbers are given in the order of saving, so it takes its place at the end.
      sql.run('DELETE FROM outbox_lanes WHERE local_seq = ?', [row.local_seq]);
      sql.run(
        `UPDATE outbox SET state = 'queued', live = 1, after = ?, local_seq = (SELECT MAX(local_seq) + 1 FROM outbox)
         WHERE change_id = ?`,
        [JSON.stringify(after), row.change_id],
      );
      for (const { userId, productId } of mine)
        sql.run('INSERT INTO outbox_lanes SELECT ?, ?, local_seq FROM outbox WHERE change_id = ?', [
          userId,
          productId,
          row.change_id,
        ]);
      noteHistory(sql, row.change_id, 'queued', at, 'due');
      lanes.push(...mine);
    }
    repredict(sql, asker, lanes);
  });
  return due.length;
}
