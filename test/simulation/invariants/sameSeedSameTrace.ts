/** 22. The same seed gives the same trace (run twice, compare hashes). */
export const SAME_TRACE = { number: 22, sentence: 'The same seed gives the same trace.' } as const;

export function tracesDiffer(first: string, second: string): string | null {
  return first === second ? null : `${first} and then ${second}`;
}
