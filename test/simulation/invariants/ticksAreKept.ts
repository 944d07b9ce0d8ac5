import { OPEN } from '../look.ts';
import type { Invariant } from '../run.ts';

export const ticksAreKept: Invariant = {
  number: 3,
  sentence: 'A ticked edit is in the outbox whatever happens; in the end it has a verdict or visibly waits.',
  stored: (_, desk, look) => {
    for (const { id, text } of desk.ticks) {
      const row = look.byId.get(id);
      if (!row) return `${id} is not in the outbox any more`;
      if (row.intent !== text) return `${id} means something else now`;
    }
    return null;
  },
  ended: ({ desks }) => {
    for (const { look, ticks } of desks) {
      const open = ticks.find(({ id }) => OPEN.has(look.byId.get(id)?.state ?? 'queued'));
      if (open) return `${open.id} has neither a verdict nor waits in sight`;
    }
    return null;
  },
};
