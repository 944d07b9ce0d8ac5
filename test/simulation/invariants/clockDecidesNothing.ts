/** 17. Clock jumps of ten years, time zones, daylight saving change no order and no verdict. */
export const CLOCK = {
  number: 17,
  sentence: 'Clock jumps of ten years, time zones, daylight saving change no order and no verdict.',
} as const;

/** Compares what became of the edits of a run with the same run on clocks that never jump. */
export function clockDecides(withJumps: readonly string[], without: readonly string[]): string | null {
  const index = withJumps.findIndex((line, at) => line !== without[at]);
  if (index < 0 && withJumps.length === without.length) return null;
  return `with jumps "${withJumps[index] ?? 'nothing'}", without "${without[index] ?? 'nothing'}"`;
}
