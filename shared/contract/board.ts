import * as z from 'zod';
import { ClassId, OrgId, ProductId, UserId } from './ids.ts';
import { Grade } from './rows.ts';
import { Preview, ProductCounts, RowState } from './view.ts';

/** Whose cards the License Board shows: students of a school (or all in scope), narrowed by grade, class and name. */
export const BoardScope = z.strictObject({
  orgId: OrgId.nullable(),
  grade: Grade.nullable(),
  classId: ClassId.nullable(),
  text: z.string().max(200),
});
export type BoardScope = Readonly<z.infer<typeof BoardScope>>;

/** A column: a product with the pools it draws from, or (null) those who hold no product at all. */
export const BoardColumn = z.strictObject({
  counts: ProductCounts.nullable(),
  /** Cards in it. */
  cards: z.int(),
});
export type BoardColumn = Readonly<z.infer<typeof BoardColumn>>;

export const BoardView = z.strictObject({
  people: z.int(),
  columns: z.array(BoardColumn),
});
export type BoardView = Readonly<z.infer<typeof BoardView>>;

/** A person in a column. */
export const BoardCard = z.strictObject({
  userId: UserId,
  givenName: z.string(),
  familyName: z.string(),
  grade: Grade.nullable(),
  /** Their class; a homeroom before any other. */
  classTitle: z.string().nullable(),
  /** Is the license in this column not confirmed by the server yet? */
  pending: z.boolean(),
  state: RowState,
});
export type BoardCard = Readonly<z.infer<typeof BoardCard>>;

/** What a drop would do, in numbers. */
export const DropOutcome = Preview.omit({ results: true });
export type DropOutcome = Readonly<z.infer<typeof DropOutcome>>;

/** What a drop on a column would do; null: it means nothing there. */
export const BoardTarget = z.strictObject({
  productId: ProductId.nullable(),
  /** Dropped as it is: swap, assign or unassign. */
  plain: DropOutcome.nullable(),
  /** Dropped so that what they have is kept as well. */
  keeping: DropOutcome.nullable(),
});
export type BoardTarget = Readonly<z.infer<typeof BoardTarget>>;
