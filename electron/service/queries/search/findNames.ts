import type { Kind } from '../../store/derived/derivedTables.ts';
import type { Sql } from '../../store/sqlite.ts';
import { existing } from './keyRange.ts';
import type { Found, NameSource } from './nameSource.ts';
import { initialsOf, variantsOf, wordsOf } from './words.ts';

type Asked = Readonly<{ kinds: readonly Kind[]; text: string; source: NameSource; limit: number }>;

/** More guesses than these help nobody. */
const MOST_GUESSES = 6;

/**
 * What was meant by a few letters, best first: names that contain the text at the beginning of a word; with all its words
 * in another order; whose initials it is; and with one letter wrong. Each later one only while there is room.
 */
export function findNames(sql: Sql, { kinds, text, source, limit }: Asked): readonly Found[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const found = new Map<string, Found>();
  /** A name with the same word twice, or found in two ways, is there once. */
  const take = (search: (kind: Kind, room: number) => readonly Found[]): void => {
    const room = limit - found.size;
    if (room <= 0) return;
    const more = kinds.flatMap((kind) => search(kind, room + found.size)).sort(byKey);
    for (const one of more) {
      const id = `${one.kind} ${one.n}`;
      if (found.size < limit && !found.has(id)) found.set(id, one);
    }
  };
  take((kind, room) => source.beginningWith(kind, words.join(' '), room));
  if (words.length > 1) take((kind, room) => source.withWords(kind, words, room));
  const initials = initialsOf(words);
  if (initials) take((kind, room) => source.withWords(kind, initials, room));
  for (const guess of found.size < limit ? guessesOf(sql, kinds, words) : []) {
    take((kind, room) => source.withWords(kind, guess, room));
  }
  return [...found.values()];
}

/** The same words with one letter of one of them altered, as far as there are names like that. */
function guessesOf(sql: Sql, kinds: readonly Kind[], words: readonly string[]): readonly (readonly string[])[] {
  return words
    .flatMap((word, at) =>
      existing(sql, kinds, variantsOf(word)).map((variant) =>
        words.map((other, index) => (index === at ? variant : other)),
      ),
    )
    .slice(0, MOST_GUESSES);
}

const byKey = (a: Found, b: Found): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.n - b.n);
