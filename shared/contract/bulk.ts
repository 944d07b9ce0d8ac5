import * as z from 'zod';
import { OrgId, ProductId, UserId } from './ids.ts';
import { MOST_AT_ONCE } from './peopleList.ts';
import { SyncedSource } from './rosterSync.ts';
import { Preview, ProductView } from './view.ts';

/** What is to become of one product for many people at once. */
export const BulkStep = z.discriminatedUnion('kind', [
  /** To all who lack it. */
  z.strictObject({ kind: z.literal('give'), productId: ProductId }),
  /** From all who hold it. */
  z.strictObject({ kind: z.literal('remove'), productId: ProductId }),
  /** Another in its place, for all who hold it and lack the other. */
  z.strictObject({ kind: z.literal('swap'), productId: ProductId, toProductId: ProductId }),
]);
export type BulkStep = Readonly<z.infer<typeof BulkStep>>;

/** What a person has set for those they selected. */
export const bulkEdit = {
  userIds: z.array(UserId).min(1).max(MOST_AT_ONCE),
  steps: z.array(BulkStep).min(1).max(500),
  /** Products given whatever the grade of some. */
  gradeConfirmed: z.array(ProductId).max(500),
};
const BulkEdit = z.strictObject(bulkEdit);
export type BulkEdit = Readonly<z.infer<typeof BulkEdit>>;

/** One product as it stands for those who were selected. */
export const BulkLine = z.strictObject({
  product: ProductView,
  holders: z.int(),
  /** Licenses in all the pools that serve any of them. */
  available: z.int(),
});
export type BulkLine = Readonly<z.infer<typeof BulkLine>>;

export const BulkProducts = z.strictObject({
  /** How many of those selected the roster still knows. */
  people: z.int(),
  lines: z.array(BulkLine),
  /** Educators whose licenses a rostering platform looks after, by the org whose sync brings what is done there. */
  managed: z.array(z.strictObject({ source: SyncedSource, orgId: OrgId, people: z.int() })),
});
export type BulkProducts = Readonly<z.infer<typeof BulkProducts>>;

/** What saving would do, in numbers: of thousands nobody reads more. */
export const BulkPreview = z.strictObject({
  ...Preview.omit({ results: true }).shape,
  /** How many people there is something to change for. */
  people: z.int(),
  /** How many would be given and lose each product now. */
  products: z.array(z.strictObject({ productId: ProductId, given: z.int(), taken: z.int() })),
  /** Products that would be given to some whose grade they are not made for, confirmed or not. */
  outside: z.array(z.strictObject({ productId: ProductId, count: z.int() })),
});
export type BulkPreview = Readonly<z.infer<typeof BulkPreview>>;
