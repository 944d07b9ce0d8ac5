import { stableId } from './stableId.ts';

/**
 * The id by which a person is kept. Where a file uses e-mail addresses as ids, a derived id takes their place, so that no
 * student's address is stored as a key; the same address, in any case, gives the same id in every file and upload.
 */
export function userIdOf(text: string): string {
  return text.includes('@') ? stableId('user', [text.toLowerCase()]) : text;
}
