import { formatPlace, parsePlace, placeLost } from '../people/pages.ts';

/** Which part of a list whose rows are numbered as they were written, newest first. */
export type PageAsked = Readonly<{ cursor?: string | undefined; limit: number }>;

/** The number of the row after which the list goes on. */
export function numberOf(cursor: string): number {
  const text = parsePlace(cursor);
  if (!/^\d{1,15}$/.test(text)) throw placeLost();
  return Number(text);
}

/** A page of what was fetched (one more than it holds), and where it goes on. */
export function cutNumbered<R>(
  rows: readonly R[],
  limit: number,
  number: (row: R) => number,
): Readonly<{ page: readonly R[]; next: string | null }> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? formatPlace(String(number(last))) : null };
}
