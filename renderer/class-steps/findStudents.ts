import type { StudentProducts } from '../../shared/contract/view.ts';

/** Those with a name in which each word that was typed is the beginning of a word, whatever its accents. */
export function findStudents(students: readonly StudentProducts[], text: string): readonly StudentProducts[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return students;
  return students.filter(({ person }) => {
    const words = wordsOf(`${person.familyName} ${person.givenName}`);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
