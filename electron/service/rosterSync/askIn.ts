/** What is known when it is decided whether to ask the server how its syncs stand. */
export type Asking = Readonly<{
  /** Is any roster in scope kept in a platform? */
  isConcerned: boolean;
  /** When it was asked last, in milliseconds of the same clock as `now`; null when it was not since the start. */
  askedAt: number | null;
  /** Has the server said since then that something altered? It says so for whatever altered. */
  isNoticed: boolean;
  /** Is a run under way, or asked for? */
  isMoving: boolean;
}>;

const SECOND = 1000;

/** Milliseconds until the server is to be asked; null: never. Often while something moves, seldom when all is quiet. */
export function askIn({ isConcerned, askedAt, isNoticed, isMoving }: Asking, now: number): number | null {
  if (!isConcerned) return null;
  if (askedAt === null) return 0;
  return Math.max(0, askedAt + pause(isNoticed, isMoving) - now);
}

function pause(isNoticed: boolean, isMoving: boolean): number {
  if (isMoving) return isNoticed ? SECOND : 10 * SECOND;
  return isNoticed ? 15 * SECOND : 300 * SECOND;
}
