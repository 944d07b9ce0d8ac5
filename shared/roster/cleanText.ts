/** Printable ASCII with single spaces between words: nearly every id, and most names. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Has a character that belongs in no cell: control characters, and marks that turn the direction of what follows. */
const UNWANTED = /[\p{Cc}\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/u;

const UNWANTED_RUN = /[\p{Cc}\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * A cell as it should be kept: no spaces around it, single spaces and no line breaks inside, letters in composed form,
 * nothing invisible, no half characters. Joiners stay: Persian and Indic names need them.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\s+/gu, ' ')
    .replace(UNWANTED_RUN, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** Does the cell hold an invisible character that is not just a space or a line break? */
export function hasUnwanted(text: string): boolean {
  return !PLAIN.test(text) && UNWANTED.test(text.replace(/\s+/gu, ' ').trim());
}
