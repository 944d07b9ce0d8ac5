import { ChangeId, Day, Instant, ProductId, type ProductId as Id } from '../../shared/contract/ids.ts';
import { ProductColor } from '../../shared/contract/rows.ts';
import type { ProductView, RowState } from '../../shared/contract/view.ts';

const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const productId: Id = ProductId.parse(id(0));

/** A product of each color; the last has as long a name as there is. */
export const products: readonly ProductView[] = ProductColor.options.map((color, at, all) => ({
  id: ProductId.parse(id(at)),
  name: at === all.length - 1 ? 'Mathematics and Science for Young Readers' : color,
  code: color.slice(0, 2).toUpperCase(),
  color,
  audience: 'student',
}));

/** A row's state of each kind. */
export const states: readonly RowState[] = [
  { kind: 'saved' },
  { kind: 'sending' },
  { kind: 'checking' },
  { kind: 'canceling' },
  { kind: 'scheduled', notBefore: Day.parse('2026-12-01') },
  { kind: 'done', at: Instant.parse('2026-11-24T08:12:00.000Z') },
  { kind: 'needsYou', changeId: ChangeId.parse(id(1)) },
  { kind: 'waitingForLicense', productId },
];
