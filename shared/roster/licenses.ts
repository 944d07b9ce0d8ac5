import type { Grade } from './grades.ts';
import type { Fatal, Report } from './report.ts';

/** Colors a product may have on screen. */
export const PRODUCT_COLORS = ['indigo', 'teal', 'plum', 'amber', 'green', 'blue', 'rose', 'slate'] as const;
export type ProductColor = (typeof PRODUCT_COLORS)[number];

/** One row of `products.csv`. */
export type ProductRow = {
  readonly productId: string;
  readonly name: string;
  /** Two to four letters, shown on the product's badge. */
  readonly code: string;
  readonly audience: 'student' | 'educator';
  readonly minGrade: Grade | null;
  readonly maxGrade: Grade | null;
  readonly color: ProductColor;
};

/** One row of `licenses.csv`: a pool of licenses bought for one org. Dates are `yyyy-mm-dd`, both days included. */
export type PoolRow = {
  readonly poolId: string;
  readonly productId: string;
  readonly orgSourcedId: string;
  readonly quantity: number;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** One row of `assignments.csv`: who holds a license of which pool on the first day. */
export type AssignmentRow = {
  readonly userSourcedId: string;
  readonly productId: string;
  readonly poolId: string;
};

/** What reading `products.csv`, `licenses.csv` and, if there, `assignments.csv` gives. */
export type ReadLicensesResult =
  | {
      readonly ok: true;
      readonly products: ReadonlyMap<string, ProductRow>;
      readonly pools: ReadonlyMap<string, PoolRow>;
      readonly assignments: readonly AssignmentRow[];
      readonly report: Report;
    }
  | { readonly ok: false; readonly fatal: Fatal; readonly report: Report };
