import type { ProductView, SchoolSort } from '../../shared/contract/view.ts';

/** How the table of schools is ordered. */
export type SchoolOrder = Readonly<{ sort: SchoolSort; descending: boolean }>;

export const BY_NAME: SchoolOrder = { sort: { by: 'name' }, descending: false };

/** The order after a column was chosen: the other way round for the same one; what is scarce, and A, come first. */
export function chosen(order: SchoolOrder, sort: SchoolSort): SchoolOrder {
  return sortKey(order.sort) === sortKey(sort) ? { sort, descending: !order.descending } : { sort, descending: false };
}

/** A sort as the value of a choice. */
export function sortKey(sort: SchoolSort): string {
  return sort.by === 'product' ? `product ${sort.productId}` : sort.by;
}

/** The sort that a choice means; by name for one that means none. */
export function sortOf(key: string, products: readonly ProductView[]): SchoolSort {
  if (key === 'students') return { by: 'students' };
  const product = products.find(({ id }) => key === `product ${id}`);
  return product ? { by: 'product', productId: product.id } : { by: 'name' };
}
