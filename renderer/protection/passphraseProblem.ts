export type PassphraseProblem = 'tooShort' | 'differ';

/** Shortest passphrase the main process takes. */
const SHORTEST = 8;

/** What is wrong with a new passphrase and its repetition; null when nothing is. */
export function passphraseProblem(passphrase: string, again: string): PassphraseProblem | null {
  if (passphrase.length < SHORTEST) return 'tooShort';
  return passphrase === again ? null : 'differ';
}
