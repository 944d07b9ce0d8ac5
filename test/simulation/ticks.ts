import type { Desk, Tick } from './run.ts';

/** Notes an edit that was shown as saved. */
export function addTick(desk: Desk, tick: Omit<Tick, 'text' | 'turn'>): void {
  desk.ticks.push({ ...tick, text: JSON.stringify(tick.intent), turn: nextTurn(desk) });
}

/** What was for a day to come has its turn on that day: it counts as edited now. */
export function noteDue(desk: Desk, id: string): void {
  const tick = desk.ticks.find((one) => one.id === id);
  if (tick) tick.turn = nextTurn(desk);
}

/** In the order in which they count as edited. */
export function inTurn({ ticks, look }: Desk): readonly Tick[] {
  const isInOrder = ticks.every(({ turn }, index) => index === 0 || turn > (ticks[index - 1]?.turn ?? 0));
  // What waits for its day wants nothing yet.
  const due = ticks.filter(({ id }) => look.byId.get(id)?.state !== 'scheduled');
  return isInOrder ? due : [...due].sort((a, b) => a.turn - b.turn);
}

function nextTurn({ ticks }: Desk): number {
  return ticks.reduce((latest, { turn }) => Math.max(latest, turn), 0) + 1;
}
