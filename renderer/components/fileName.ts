/** A name that every system takes, from any words; the main process lets no other pass. */
export function fileName(words: string, extension: 'pdf' | 'csv' | 'txt'): string {
  const allowed = words
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} ,()&'’_-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  // By characters, so that none is cut in two.
  const plain = Array.from(allowed).slice(0, 55).join('').trim();
  return `${plain === '' ? 'Seatwise' : plain}.${extension}`;
}
