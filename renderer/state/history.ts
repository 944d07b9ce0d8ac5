import { toHash, type Route } from './route.ts';

/** What a screen wants to find again when the person comes back to it. */
export type ScreenMemo = Readonly<{
  /** What was typed to filter. */
  text: string;
  scrollTop: number;
  /** The row that was the tab stop. */
  activeIndex: number;
  /** How the list was ordered; null as it comes. */
  order: ListOrder | null;
}>;

/** The column that a list is ordered by, and which way. */
export type ListOrder<Key extends string = string> = Readonly<{ by: Key; descending: boolean }>;

const NO_MEMO: ScreenMemo = { text: '', scrollTop: 0, activeIndex: 0, order: null };

/** One visit to a screen. */
export type Visit = Readonly<{ id: number; route: Route; memo: ScreenMemo }>;

/** Visits from the first to the newest; `at` is the one on screen. */
export type History = Readonly<{ visits: readonly Visit[]; at: number; nextId: number }>;

/** Long enough for anyone's way back, short enough to forget. */
const LONGEST = 50;

/** A history that begins with one visit. */
export function historyFrom(route: Route): History {
  return { visits: [{ id: 0, route, memo: NO_MEMO }], at: 0, nextId: 1 };
}

/** The visit on screen. */
export function currentVisit({ visits, at }: History): Visit {
  const visit = visits[at];
  if (!visit) throw new Error('a history always has a current visit');
  return visit;
}

/** Goes to a route; what lay ahead is forgotten. Going to where one is changes nothing. */
export function goTo(history: History, route: Route): History {
  if (toHash(currentVisit(history).route) === toHash(route)) return history;
  const kept = history.visits.slice(0, history.at + 1).slice(1 - LONGEST);
  const visits = [...kept, { id: history.nextId, route, memo: NO_MEMO }];
  return { visits, at: visits.length - 1, nextId: history.nextId + 1 };
}

/** One visit back or forward, as far as there is one. */
export function step(history: History, by: -1 | 1): History {
  const at = history.at + by;
  return at < 0 || at >= history.visits.length ? history : { ...history, at };
}

/** Notes what a visit wants to find again. */
export function remember(history: History, visitId: number, memo: Partial<ScreenMemo>): History {
  return {
    ...history,
    visits: history.visits.map((visit) =>
      visit.id === visitId ? { ...visit, memo: { ...visit.memo, ...memo } } : visit,
    ),
  };
}
