import type { Kind } from '../../store/derived/derivedTables.ts';

/** Something found: what it is, its number in its table, and the (turned) name that matched. */
export type Found = Readonly<{ kind: Kind; n: number; key: string }>;

/** Where names are looked for: everywhere, or among the people of a school. */
export type NameSource = Readonly<{
  /** Names with a word at which the whole text begins. */
  beginningWith: (kind: Kind, text: string, limit: number) => readonly Found[];
  /** Names with words that begin with all of these, in whatever order. */
  withWords: (kind: Kind, words: readonly string[], limit: number) => readonly Found[];
}>;
