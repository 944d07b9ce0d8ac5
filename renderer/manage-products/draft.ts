import type { Intent } from '../../shared/contract/change.ts';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import type { ProductChoice } from '../../shared/contract/view.ts';

/** What a person has set in the dialog and not saved: the products touched, and what each should become. */
export type Draft = Readonly<{
  wanted: ReadonlyMap<ProductId, boolean>;
  /** Products the person gives although the student's grade is outside their range. */
  gradeConfirmed: ReadonlySet<ProductId>;
}>;

export const emptyDraft: Draft = { wanted: new Map(), gradeConfirmed: new Set() };

/** A choice that cannot be altered now; a grade outside the range is only to be confirmed. */
export function isLocked(choice: ProductChoice): boolean {
  return choice.reason !== null && choice.reason !== 'gradeNotEligible';
}

/**
 * What the dialog shows for a product: the person's wish, unless the product is locked by now. What the roster says
 * can alter while the dialog is open; a wish that has come true by itself is no change any more.
 */
export function willHold(choice: ProductChoice, draft: Draft): boolean {
  return isLocked(choice) ? choice.held : (draft.wanted.get(choice.product.id) ?? choice.held);
}

/** Sets a product to be held or not. */
export function wish(draft: Draft, productId: ProductId, held: boolean): Draft {
  const gradeConfirmed = new Set(draft.gradeConfirmed);
  if (!held) gradeConfirmed.delete(productId);
  return { wanted: new Map(draft.wanted).set(productId, held), gradeConfirmed };
}

/** Says (or takes back) that a product is meant for this student whatever its grades. */
export function confirmGrade(draft: Draft, productId: ProductId, confirmed: boolean): Draft {
  const gradeConfirmed = new Set(draft.gradeConfirmed);
  if (confirmed) gradeConfirmed.add(productId);
  else gradeConfirmed.delete(productId);
  return { ...draft, gradeConfirmed };
}

/** The products about to be given although the grade does not fit, and which the person has not confirmed. */
export function toConfirm(choices: readonly ProductChoice[], draft: Draft): readonly ProductChoice[] {
  return choices.filter((choice) => needsConfirming(choice, draft) && !draft.gradeConfirmed.has(choice.product.id));
}

/** Is a product about to be given to a student whose grade does not fit? */
export function needsConfirming(choice: ProductChoice, draft: Draft): boolean {
  return choice.reason === 'gradeNotEligible' && !choice.held && willHold(choice, draft);
}

/**
 * The changes that make the roster what the dialog shows. One product out and one in is a swap, so that the student
 * is never left with neither; anything else is a change per product, what is freed before what is taken.
 */
export function intentsOf(userId: UserId, choices: readonly ProductChoice[], draft: Draft): readonly Intent[] {
  const removed = choices.filter((choice) => choice.held && !willHold(choice, draft));
  const added = choices.filter((choice) => !choice.held && willHold(choice, draft));
  const [from, to] = [removed[0], added[0]];
  if (from && to && removed.length === 1 && added.length === 1) {
    return [
      {
        kind: 'swap',
        userId,
        fromProductId: from.product.id,
        toProductId: to.product.id,
        ...confirmation(to, draft),
      },
    ];
  }
  return [
    ...removed.map((choice): Intent => ({ kind: 'unassign', userId, productId: choice.product.id })),
    ...added.map((choice): Intent => ({
      kind: 'assign',
      userId,
      productId: choice.product.id,
      ...confirmation(choice, draft),
    })),
  ];
}

function confirmation(choice: ProductChoice, draft: Draft): { gradeConfirmed?: true } {
  const confirmed = choice.reason === 'gradeNotEligible' && draft.gradeConfirmed.has(choice.product.id);
  return confirmed ? { gradeConfirmed: true } : {};
}
