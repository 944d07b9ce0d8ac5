import type { ProductCounts } from '../../shared/contract/view.ts';
import type { Say } from '../app/text.tsx';

const columns = ['product', 'code', 'audience', 'quantity', 'assigned', 'available', 'pending', 'endsOn'] as const;

/** The cards of the dashboard as a table: a line for each product. */
export function licensesCsv(say: Say, counts: readonly ProductCounts[]): readonly (readonly string[])[] {
  return [
    columns.map((column) => say(`dashboard.csv.${column}`)),
    ...counts.map(({ product, quantity, assigned, available, pending, endsOn }) => [
      product.name,
      product.code,
      say(`dashboard.${product.audience}s`),
      ...[quantity, assigned, available, pending].map(String),
      endsOn ?? '',
    ]),
  ];
}
