/** What a list of timings or sizes comes to. */
export type Summary = Readonly<{ n: number; min: number; median: number; p95: number; max: number }>;

/** The value that the given share of all values does not exceed (nearest rank, nothing is interpolated). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('There is nothing to take a percentile of.');
  return value;
}

/** Sums up at least one value. */
export function summarize(values: readonly number[]): Summary {
  return {
    n: values.length,
    min: percentile(values, 0),
    median: percentile(values, 0.5),
    p95: percentile(values, 0.95),
    max: percentile(values, 1),
  };
}
