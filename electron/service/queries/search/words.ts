import { foldName } from '../../store/foldName.ts';

/** More than anybody types; each is a condition of the query. */
const MOST_WORDS = 6;

/** What was typed, as words of folded names are kept. */
export function wordsOf(text: string): readonly string[] {
  return foldName(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Two or three letters may be the initials of a name: `mo` finds Maria Ortiz. */
export function initialsOf(words: readonly string[]): readonly string[] | null {
  const [only, ...others] = words;
  if (only === undefined || others.length > 0) return null;
  const letters = Array.from(only);
  return letters.length === 2 || letters.length === 3 ? letters : null;
}

/** With fewer letters, one that is wrong leaves nothing to go by. */
const LEAST_LETTERS = 4;
const ALPHABET = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * What may have been meant when one letter of a word is wrong: two swapped, one left out, one instead of another, one too
 * many; the likelier first. Letters of other scripts are swapped and dropped, not guessed.
 */
export function variantsOf(word: string): readonly string[] {
  const letters = Array.from(word);
  if (letters.length < LEAST_LETTERS) return [];
  const places = [...letters.keys()];
  const join = (...parts: readonly (readonly string[])[]): string => parts.flat().join('');
  const swapped = places.slice(1).map((at) => {
    const [before = '', after = ''] = letters.slice(at - 1, at + 1);
    return join(letters.slice(0, at - 1), [after, before], letters.slice(at + 1));
  });
  const missed = places.flatMap((at) =>
    ALPHABET.map((letter) => join(letters.slice(0, at), [letter], letters.slice(at))),
  );
  // The last letter needs no stand-ins: without it the word is the beginning of all of them.
  const replaced = places
    .slice(0, -1)
    .flatMap((at) => ALPHABET.map((letter) => join(letters.slice(0, at), [letter], letters.slice(at + 1))));
  const surplus = places.map((at) => join(letters.slice(0, at), letters.slice(at + 1)));
  const all = new Set([...swapped, ...missed, ...replaced, ...surplus]);
  all.delete(word);
  return [...all];
}
