import { baseTables } from '../../../electron/service/store/baseTables.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import { differenceOf } from '../mirror.ts';
import type { Desk, Invariant } from '../run.ts';

/** By table the rows that it was found to hold, as long as nobody wrote to it since. */
type Verified = Map<TableName, ReadonlyMap<string, string> | undefined>;
const known = new WeakMap<Desk, Verified>();

export const pullIsAtomic: Invariant = {
  number: 21,
  sentence: 'A pull is atomic; an interrupted one resumes or restarts without loss.',
  stored: (_, desk, look) => {
    const verified = known.get(desk) ?? new Map<TableName, never>();
    known.set(desk, verified);
    for (const table of tableNames) if (look.touched.has(baseTables[table].name)) verified.delete(table);
    const cursor = look.device?.cursor ?? null;
    // A store that was just brought to a newer schema has new tables, which the snapshot it wants fills.
    if (desk.spoiled || cursor === null || look.device?.snapshotWanted !== false) return null;
    const rows = desk.mirror.rowsAt(cursor);
    if (!rows) return `the cursor ${cursor} was never handed out`;
    const due = tableNames.filter((table) => !verified.has(table) || verified.get(table) !== rows.get(table));
    for (const table of due) verified.set(table, rows.get(table));
    return differenceOf(desk.disk.look(), rows, due);
  },
};
