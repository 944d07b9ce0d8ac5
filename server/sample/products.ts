import type { Grade } from '../../shared/roster/grades.ts';
import type { ProductRow } from '../../shared/roster/licenses.ts';

/** How a product's licenses stand in the sample: what makes practicing with it worth while. */
export type Stock =
  /** A share of the licenses is given out, the rest is available. */
  | { readonly kind: 'usual'; readonly assignedShare: number }
  /** Only a few are available. */
  | { readonly kind: 'nearlyEmpty'; readonly available: number }
  | { readonly kind: 'empty' };

export type SampleProduct = ProductRow & {
  /** How many of the people it is for have it. */
  readonly coverage: number;
  readonly stock: Stock;
  /** Ends in three weeks instead of with the school year. */
  readonly endsSoon: boolean;
};

const student = (
  [productId, name, code]: readonly [string, string, string],
  [minGrade, maxGrade]: readonly [Grade, Grade],
  color: ProductRow['color'],
  rest: Pick<SampleProduct, 'coverage' | 'stock'> & { readonly endsSoon?: boolean },
): SampleProduct => ({
  productId,
  name,
  code,
  audience: 'student',
  minGrade,
  maxGrade,
  color,
  endsSoon: false,
  ...rest,
});

const educator = (
  [productId, name, code]: readonly [string, string, string],
  color: ProductRow['color'],
  rest: Pick<SampleProduct, 'coverage' | 'stock'>,
): SampleProduct => ({
  productId,
  name,
  code,
  audience: 'educator',
  minGrade: null,
  maxGrade: null,
  color,
  endsSoon: false,
  ...rest,
});

const usual = (assignedShare: number): Stock => ({ kind: 'usual', assignedShare });

/** What the sample district bought. */
export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  student(['prd-keyboarding', 'Keyboarding', 'KB'], ['KG', '05'], 'indigo', { coverage: 0.82, stock: usual(0.94) }),
  student(['prd-handwriting', 'Handwriting', 'HW'], ['KG', '05'], 'teal', { coverage: 0.7, stock: usual(0.88) }),
  student(['prd-phonics', 'Phonics', 'PH'], ['KG', '03'], 'plum', { coverage: 0.75, stock: { kind: 'empty' } }),
  student(['prd-prek', 'Pre-K', 'PK'], ['PR', 'TK'], 'amber', { coverage: 0.9, stock: usual(0.85), endsSoon: true }),
  student(['prd-math', 'Math', 'MA'], ['KG', '08'], 'blue', {
    coverage: 0.6,
    stock: { kind: 'nearlyEmpty', available: 2 },
  }),
  student(['prd-reading', 'Reading', 'RD'], ['01', '08'], 'green', { coverage: 0.55, stock: usual(0.97) }),
  student(['prd-writing', 'Writing Workshop', 'WW'], ['06', '12'], 'rose', { coverage: 0.45, stock: usual(0.72) }),
  educator(['prd-guide', 'Teacher Guide', 'TG'], 'slate', { coverage: 0.85, stock: usual(0.92) }),
  educator(['prd-assessment', 'Assessment', 'AS'], 'indigo', { coverage: 0.5, stock: usual(0.8) }),
];
