import type { Measured, Series } from './measure.ts';
import { summarize } from './statistics.ts';

/** A series as it stands in the table. */
export function measured(series: Series): Measured {
  return { name: series.name, summary: summarize(series.values) };
}

/** A peer's series, and how many times its `by` ours is. */
export function beside(ours: Series, peer: Series, by: 'median' | 'p95'): Measured {
  const summary = summarize(peer.values);
  return { name: peer.name, summary, ratio: summarize(ours.values)[by] / summary[by] };
}
