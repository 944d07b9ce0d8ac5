import type { Columns } from './columns.ts';

const required = (name: string) => ({ names: [name], required: true }) as const;
const optional = (name: string) => ({ names: [name], required: false }) as const;

/** The columns of our own files; docs/for-schools/products-and-licenses-csv.md explains them. */
export const LICENSE_COLUMNS = {
  products: {
    productId: required('productId'),
    name: required('name'),
    code: required('code'),
    audience: required('audience'),
    minGrade: optional('minGrade'),
    maxGrade: optional('maxGrade'),
    color: optional('color'),
  },
  licenses: {
    poolId: required('poolId'),
    productId: required('productId'),
    orgSourcedId: required('orgSourcedId'),
    quantity: required('quantity'),
    startsOn: required('startsOn'),
    endsOn: required('endsOn'),
  },
  assignments: {
    userSourcedId: required('userSourcedId'),
    productId: required('productId'),
    poolId: required('poolId'),
  },
} as const satisfies Record<string, Columns>;

export type LicenseColumnsOf<K extends keyof typeof LICENSE_COLUMNS> = keyof (typeof LICENSE_COLUMNS)[K] & string;
