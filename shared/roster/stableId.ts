/**
 * An id derived from other values: the same at every reading, on every computer. 106 bits of a plain (not secret) hash;
 * among ten million enrollments two would meet by chance once in 10^18 imports.
 */
export function stableId(prefix: string, parts: readonly string[]): string {
  const text = parts.join('\u001F');
  return `${prefix}-${hash53(text, 1)}${hash53(text, 2)}`;
}

/** cyrb53, a public-domain mix of two 32-bit multiplications per character; pure, so it runs in every process. */
function hash53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
