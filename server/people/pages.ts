import { RequestError } from '../problems.ts';

/**
 * A list goes on after the last row it gave, by that row's id alone: a name in a cursor would stand in the log of
 * every proxy on the way.
 */
export function formatPlace(id: string): string {
  return Buffer.from(id).toString('base64url');
}

export function parsePlace(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (id === '' || /\p{Cc}/u.test(id)) throw placeLost();
  return id;
}

/** The row after which the list goes on is not there. */
export function placeLost(): RequestError {
  return new RequestError('cursorTooOld', 'The list goes on after something that is not there: list again.');
}

/** A page of what was fetched (one more than it holds), and where it goes on. */
export function cutPage<R extends Readonly<{ id: string }>>(
  rows: readonly R[],
  limit: number,
): Readonly<{ page: R[]; next: string | null }> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? formatPlace(last.id) : null };
}
