import { differenceOf, type MirrorRows } from '../mirror.ts';
import type { Desk, Invariant } from '../run.ts';

const verified = new WeakMap<Desk, MirrorRows>();

export const pullIsAtomic: Invariant = {
  number: 21,
  sentence: 'A pull is atomic; an interrupted one resumes or restarts without loss.',
  stored: (_, desk, look) => {
    const cursor = look.device?.cursor ?? null;
    // A store that was just brought to a newer schema has new tables, which the snapshot it wants fills.
    if (desk.spoiled || cursor === null || look.device?.snapshotWanted !== false) return null;
    const rows = desk.mirror.rowsAt(cursor);
    if (!rows) return `the cursor ${cursor} was never handed out`;
    if (verified.get(desk) === rows) return null;
    verified.set(desk, rows);
    return differenceOf(desk.disk.look(), rows);
  },
};
