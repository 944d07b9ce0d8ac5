import type { Change } from '../../../shared/contract/change.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import type { Verdict } from '../../../shared/contract/push.ts';
import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { Done, Rows } from '../site.ts';

export type Tables = { readonly [T in TableName]: ReadonlyMap<string, RowOf<T>> };

export type Entry = Readonly<{
  deviceId: string;
  seq: number;
  changeId: string;
  bytes: string | null;
  verdict: Verdict;
}>;

export type Device = Readonly<{ accountId: string; floor: number; ledger: readonly Entry[] }>;

/** Somebody in line: the change that is decided anew when there is a license. */
export type Wait = Readonly<{ change: Change; accountId: string; deviceId: string }>;

/** Everything that a backup holds; never altered, only replaced. */
export type State = Readonly<{
  tables: Tables;
  waits: ReadonlyMap<string, Wait>;
  /** What became of waits that ended. */
  ended: ReadonlyMap<string, WaitState>;
  devices: ReadonlyMap<string, Device>;
  accounts: ReadonlyMap<string, Account>;
  done: readonly Done[];
}>;

/** The server in memory: the one mutable thing in it is which state holds now. */
export type Memory = {
  state: State;
  /** Tables as they were at each version: what deltas are made of. */
  versions: Tables[];
  /** The version at which something was removed last, and the one below which removals are forgotten. */
  buriedAt: number;
  horizon: number;
  epoch: string;
  districtId: string;
  timeZone: string;
  now: () => Date;
  changed: () => void;
};

export function tablesOf(rows: Rows): Tables {
  const maps = tableNames.map((table) => [table, new Map(rows[table].map((row) => [row.id, row]))]);
  return Object.fromEntries(maps) as Tables;
}

/** The state with one row written, or removed (null). */
export function withRow<T extends TableName>(state: State, table: T, id: string, row: RowOf<T> | null): State {
  const rows = new Map<string, RowOf<T>>(state.tables[table]);
  if (row) rows.set(id, row);
  else rows.delete(id);
  return { ...state, tables: { ...state.tables, [table]: rows } };
}

/** Makes a state the one that holds; a change of rows is a new version. */
export function commit(memory: Memory, state: State): void {
  const before = memory.state.tables;
  const news = state.tables !== before;
  const spoken = state.devices !== memory.state.devices;
  memory.state = state;
  if (news) memory.versions.push(state.tables);
  if (news && buries(before, state.tables)) memory.buriedAt = memory.versions.length - 1;
  if (news || spoken) memory.changed();
}

/** Did something leave somebody's sight? A row that is gone, a license that moved on, a person who left a school. */
function buries(before: Tables, after: Tables): boolean {
  for (const table of tableNames) {
    if (before[table] === after[table]) continue;
    for (const id of before[table].keys()) if (!after[table].has(id)) return true;
  }
  const moved = [...before.assignments.values()].some(({ id, userId }) => after.assignments.get(id)?.userId !== userId);
  if (moved) return true;
  return [...before.users.values()].some(({ id, orgIds }) => {
    const now = after.users.get(id)?.orgIds ?? [];
    return orgIds.some((orgId) => !now.includes(orgId));
  });
}
