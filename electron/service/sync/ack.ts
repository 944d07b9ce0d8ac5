/**
 * The number to acknowledge: every one up to it is final here and needed by nothing that is still open.
 * `open`: numbers without a verdict; `named`: numbers that an open change comes after.
 */
export function ackOf(nextSeq: number, open: Iterable<number>, named: Iterable<number>): number {
  let lowest = nextSeq;
  for (const seq of open) lowest = Math.min(lowest, seq);
  for (const seq of named) lowest = Math.min(lowest, seq);
  return lowest - 1;
}
