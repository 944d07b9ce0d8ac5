import { goalsOf, OPEN, type Look, type OutboxRow } from '../look.ts';
import type { Desk, Invariant } from '../run.ts';
import { inTurn } from '../ticks.ts';

export const noFlicker: Invariant = {
  number: 7,
  sentence: 'From tick to verdict to the cursor that includes it, a row never shows the old value again.',
  stored: (_, desk, look) => {
    const shown = new Set(look.shown.map(({ userId, productId }) => `${userId} ${productId}`));
    for (const [lane, { held, id }] of goalsNow(desk, look)) {
      if (shown.has(lane) !== held) return `${lane} shows ${held ? 'nothing' : 'a license'} against ${id}`;
    }
    return null;
  },
};

/** What the latest edit of each lane wants, as long as it is not in the server's rows here or has come to nothing. */
function goalsNow(desk: Desk, look: Look): ReadonlyMap<string, Readonly<{ held: boolean; id: string }>> {
  const goals = new Map<string, Readonly<{ held: boolean; id: string }>>();
  for (const { id, intent } of inTurn(desk)) {
    const row = look.byId.get(id);
    if (!row || row.showsNothing || !isPromised(row, desk, look)) continue;
    for (const { lane, held } of goalsOf(intent)) goals.set(lane, { held, id });
  }
  return goals;
}

/** After a restore the server may know less: what is missing is listed, not shown as if it were so. */
function isPromised({ id, state }: OutboxRow, { decidedIn, included }: Desk, { device }: Look): boolean {
  if (OPEN.has(state)) return true;
  if (state !== 'applied' && state !== 'noop') return false;
  return !included.has(id) && decidedIn.get(id) === device?.epoch;
}
