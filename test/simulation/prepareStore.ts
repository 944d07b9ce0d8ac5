import type { ChangesResponse } from '../../shared/contract/pull.ts';
import { SnapshotLine } from '../../shared/contract/pull.ts';
import type { Session } from '../../shared/contract/session.ts';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import { writeOwner } from '../../electron/service/store/device.ts';
import { ownerOf } from '../../electron/service/session/openAccount.ts';
import { applyDelta } from '../../electron/service/store/pull.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';
import { askerOf } from '../../electron/service/store/syncStore.ts';
import { uuid7 } from '../../electron/service/sync/uuid7.ts';
import type { Mirror } from './mirror.ts';
import { fillStore } from './morning.ts';
import type { Dice } from './random.ts';

type Deps = Readonly<{ session: Session; random: Dice; trueNow: () => number; morning: string | null; mirror: Mirror }>;

/** Makes the store of a computer that was signed in before; most of them have downloaded everything already. */
export function prepareStore(sql: Sql, { session, random, trueNow, morning, mirror }: Deps): void {
  const owner = ownerOf(session, 'https://licensing.example.org');
  writeOwner(sql, owner, uuid7(trueNow(), random.bytes(10)));
  if (morning === null) return;
  mirror.handedOut('/v1/snapshot', morning);
  const at = trueNow();
  fillStore(sql, { who: owner.account.id, snapshot: morning, at }, () => {
    const delta = asDelta(morning);
    applyDelta(sql, askerOf(sql, owner, { now: trueNow }), delta, at);
    return delta;
  });
  sql.run('UPDATE device SET snapshot_wanted = 0');
}

function asDelta(snapshot: string): ChangesResponse {
  const empty = <T>(make: () => T): Record<TableName, T> =>
    Object.fromEntries(tableNames.map((table) => [table, make()])) as Record<TableName, T>;
  const rows = empty(() => [] as never[]);
  let delta: ChangesResponse | null = null;
  for (const text of snapshot.split('\n')) {
    if (text === '') continue;
    const line = SnapshotLine.parse(JSON.parse(text));
    if (line.type === 'head') {
      const { epoch, cursor, serverTime, closed, checks } = line;
      delta = { epoch, cursor, serverTime, closed, checks, rows, gone: empty(() => [] as string[]) };
    }
    if (line.type === 'rows') rows[line.table] = line.rows as never[];
  }
  if (!delta) throw new Error('a snapshot without a head');
  return delta;
}
