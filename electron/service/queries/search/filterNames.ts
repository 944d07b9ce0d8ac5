import type { Kind } from '../../store/derived/derivedTables.ts';
import type { NameSource } from './nameSource.ts';

/** Nobody scrolls further through what a filter leaves; counting it all at every keystroke would be the price. */
export const MOST_FILTERED = 300;

/** Rows of a list that a filter leaves. `more`: there are others, which further letters bring. */
export type Filtered = Readonly<{ total: number; more?: true; numbers: readonly number[] }>;

/** What a list shows while its filter holds these words: names with a word that begins with each. */
export function filterNames(
  source: NameSource,
  kind: Kind,
  words: readonly string[],
  most: number = MOST_FILTERED,
): Filtered {
  const found = source.withWords(kind, words, most + 1);
  const numbers = [...new Set(found.map(({ n }) => n))].slice(0, most);
  return { total: numbers.length, ...(found.length > most ? { more: true } : {}), numbers };
}
