/**
 * What somebody typed to find a name, as PostgreSQL's text search wants it: every word must be the beginning of a word
 * of the name. Null when there is no letter or digit in it.
 */
export function wordsQuery(text: string): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu);
  return words && words.map((word) => `'${word}':*`).join(' & ');
}
