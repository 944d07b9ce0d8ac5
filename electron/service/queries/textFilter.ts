import { foldName } from '../store/foldName.ts';

/**
 * A condition on a folded column: every word that was typed begins a word of it. `%` and `_` cannot occur: folding
 * leaves letters, digits and single spaces.
 */
export function textFilter(column: string, text: string): Readonly<{ sql: string; params: readonly string[] }> {
  const words = foldName(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return { sql: '1', params: [] };
  return {
    sql: `(${words.map(() => `(' ' || ${column}) LIKE ?`).join(' AND ')})`,
    params: words.map((word) => `% ${word}%`),
  };
}
