import type { ProductCounts } from '../../shared/contract/view.ts';

/** Parts of a bar, each a share of the licenses bought, from 0 to 1. */
export type PoolBarParts = Readonly<{ confirmed: number; adding: number; freeing: number }>;

/**
 * The licenses in use: those the server knows of, those that only pending changes give out, and those that pending
 * changes give back. A pool whose quantity was cut below what is assigned is a full bar, not a longer one.
 */
export function poolBarParts(
  counts: Pick<ProductCounts, 'quantity' | 'assigned' | 'adding' | 'freeing'>,
): PoolBarParts {
  const whole = Math.max(counts.quantity, counts.assigned + counts.freeing);
  if (whole === 0) return { confirmed: 0, adding: 0, freeing: 0 };
  return {
    confirmed: Math.max(0, counts.assigned - counts.adding) / whole,
    adding: Math.min(counts.adding, counts.assigned) / whole,
    freeing: counts.freeing / whole,
  };
}
