import type { BulkLine, BulkStep } from '../../shared/contract/bulk.ts';
import type { Say } from '../app/text.tsx';

type Edit = Readonly<{
  of: 'student' | 'educator';
  lines: readonly BulkLine[];
  steps: readonly BulkStep[];
  /** How many people it is about. */
  count: number;
}>;

/** What a bulk edit is called in the history: the product, where it is one, and how many people. */
export function labelOf(say: Say, { of, lines, steps, count }: Edit): string {
  const people = say(`bulk.of.${of}`, { count });
  const [only] = steps;
  if (only === undefined || steps.length > 1) return say('bulk.label.many', { of: people });
  const nameOf = (id: string): string =>
    lines.find(({ product }) => product.id === id)?.product.name ?? say('product.unknown');
  const other = only.kind === 'swap' ? nameOf(only.toProductId) : '';
  return say(`bulk.label.${only.kind}`, { product: nameOf(only.productId), other, of: people });
}
