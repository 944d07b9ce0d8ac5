import type { Invariant } from '../run.ts';

export const savedOrRefused: Invariant = {
  number: 18,
  sentence: 'Disk full, busy, I/O error: an edit is refused on screen or saved; never shown as saved and absent.',
  stored: (_, desk, look) => {
    // What a crash left behind without a word counts as saved (`uncertain`); nothing else may be there unshown.
    if (desk.uncertain) return null;
    const known = new Set(desk.ticks.map(({ id }) => id));
    const stray = look.outbox.find(({ id }) => !known.has(id));
    if (stray) return `${stray.id} is in the outbox though its author was told otherwise`;
    const lost = desk.ticks.find(({ id }) => !look.byId.has(id));
    return lost ? `${lost.id} was shown as saved and is absent` : null;
  },
};
