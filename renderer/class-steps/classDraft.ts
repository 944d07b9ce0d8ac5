import type { Intent } from '../../shared/contract/change.ts';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import type { ProductChoice, ProductView, StudentProducts } from '../../shared/contract/view.ts';
import { intentsOf, isLocked, needsConfirming, willHold, type Draft } from '../manage-products/draft.ts';

/** What a person has set for a class and not saved: by student, the products that are to become otherwise. */
export type ClassDraft = Readonly<{
  wanted: ReadonlyMap<UserId, ReadonlyMap<ProductId, boolean>>;
  /** Products that are given although the grade of some students is outside their range. */
  gradeConfirmed: ReadonlySet<ProductId>;
}>;

export const emptyClassDraft: ClassDraft = { wanted: new Map(), gradeConfirmed: new Set() };

/** One product as it stands for the whole class, with the draft counted in. */
export type ProductLine = Readonly<{
  product: ProductView;
  /** How many students will hold it. */
  holders: number;
  /** Whom it could be given to, and taken from. */
  canGive: number;
  canRemove: number;
  /** Licenses that stay available; below zero as many are short. */
  available: number;
  /** Students about to be given it although it is made for other grades. */
  outsideGrades: number;
}>;

/**
 * For one student an empty pool locks a product. For many it does not: the same draft may give licenses back, and the
 * person decides at the end what becomes of those for whom there is none. What is made for other grades than all of the
 * class comes last.
 */
export function openForMany(students: readonly StudentProducts[]): readonly StudentProducts[] {
  const fitting = new Set(
    students.flatMap(({ choices }) => choices.filter(isFitting).map(({ product }) => product.id)),
  );
  const place = ({ product }: ProductChoice): number => (fitting.has(product.id) ? 0 : 1);
  return students.map(({ person, choices }) => ({
    person,
    choices: choices
      .map((choice) => (choice.reason === 'noLicenseAvailable' ? { ...choice, reason: null } : choice))
      .sort((a, b) => place(a) - place(b)),
  }));
}

/** The part of the draft that is about one student. */
export function draftOf({ wanted, gradeConfirmed }: ClassDraft, userId: UserId): Draft {
  return { wanted: wanted.get(userId) ?? new Map(), gradeConfirmed };
}

/** Sets one product of one student. What is so already is no wish. */
export function setHeld(
  draft: ClassDraft,
  { person, choices }: StudentProducts,
  productId: ProductId,
  held: boolean,
): ClassDraft {
  const choice = choices.find(({ product }) => product.id === productId);
  if (!choice || isLocked(choice)) return draft;
  const mine = new Map(draft.wanted.get(person.userId));
  if (choice.held === held) mine.delete(productId);
  else mine.set(productId, held);
  const wanted = new Map(draft.wanted);
  if (mine.size === 0) wanted.delete(person.userId);
  else wanted.set(person.userId, mine);
  return { ...draft, wanted };
}

/** Gives a product to all who lack it. */
export function giveToAll(draft: ClassDraft, students: readonly StudentProducts[], productId: ProductId): ClassDraft {
  return students.reduce((now, student) => setHeld(now, student, productId, true), draft);
}

/** Takes a product from all who hold it. */
export function removeFromAll(
  draft: ClassDraft,
  students: readonly StudentProducts[],
  productId: ProductId,
): ClassDraft {
  return students.reduce((now, student) => setHeld(now, student, productId, false), draft);
}

/** Replaces a product with another for those who hold the one and not the other; everybody else stays as they are. */
export function swapForAll(
  draft: ClassDraft,
  students: readonly StudentProducts[],
  from: ProductId,
  to: ProductId,
): ClassDraft {
  return students
    .filter((student) => canSwap(draft, student, from, to))
    .reduce((now, student) => setHeld(setHeld(now, student, from, false), student, to, true), draft);
}

/**
 * The products that a product could be replaced with, and for how many students each. In one walk over those who hold
 * it: it is asked for every product of a class whenever one switch is set.
 */
export function countSwaps(
  draft: ClassDraft,
  students: readonly StudentProducts[],
  from: ProductId,
): ReadonlyMap<ProductId, number> {
  const counts = new Map<ProductId, number>();
  for (const { person, choices } of students) {
    const mine = draftOf(draft, person.userId);
    const given = choices.find(({ product }) => product.id === from);
    if (!given || isLocked(given) || !willHold(given, mine)) continue;
    for (const taken of choices) {
      if (isLocked(taken) || willHold(taken, mine)) continue;
      counts.set(taken.product.id, (counts.get(taken.product.id) ?? 0) + 1);
    }
  }
  return counts;
}

/** Takes back what was set for one student. */
export function forgetStudent(draft: ClassDraft, userId: UserId): ClassDraft {
  const wanted = new Map(draft.wanted);
  wanted.delete(userId);
  return { ...draft, wanted };
}

/** Says (or takes back) that a product is meant for these students whatever its grades. */
export function confirmGrades(draft: ClassDraft, productId: ProductId, confirmed: boolean): ClassDraft {
  const gradeConfirmed = new Set(draft.gradeConfirmed);
  if (confirmed) gradeConfirmed.add(productId);
  else gradeConfirmed.delete(productId);
  return { ...draft, gradeConfirmed };
}

/** The products of the class in the order of the choices, each with what the draft makes of it. */
export function productLines(students: readonly StudentProducts[], draft: ClassDraft): readonly ProductLine[] {
  const lines = new Map<ProductId, ProductLine>();
  for (const { person, choices } of students) {
    const mine = draftOf(draft, person.userId);
    for (const choice of choices) {
      const line = lines.get(choice.product.id) ?? newLine(choice);
      lines.set(choice.product.id, withStudent(line, choice, mine));
    }
  }
  return [...lines.values()];
}

/** Every change of the draft, in an order in which licenses are freed before they are taken. */
export function classIntents(students: readonly StudentProducts[], draft: ClassDraft): readonly Intent[] {
  const order = { unassign: 0, swap: 1, move: 1, assign: 2 } as const satisfies Record<Intent['kind'], number>;
  return students
    .flatMap(({ person, choices }) => intentsOf(person.userId, choices, draftOf(draft, person.userId)))
    .sort((a, b) => order[a.kind] - order[b.kind]);
}

function isFitting({ held, reason }: ProductChoice): boolean {
  return held || reason !== 'gradeNotEligible';
}

function canSwap(draft: ClassDraft, { person, choices }: StudentProducts, from: ProductId, to: ProductId): boolean {
  const mine = draftOf(draft, person.userId);
  const [given, taken] = [from, to].map((id) => choices.find(({ product }) => product.id === id));
  if (!given || !taken || isLocked(given) || isLocked(taken)) return false;
  return willHold(given, mine) && !willHold(taken, mine);
}

function newLine({ product, available }: ProductChoice): ProductLine {
  return { product, available, holders: 0, canGive: 0, canRemove: 0, outsideGrades: 0 };
}

function withStudent(line: ProductLine, choice: ProductChoice, mine: Draft): ProductLine {
  const will = willHold(choice, mine);
  const isOpen = !isLocked(choice);
  return {
    ...line,
    holders: line.holders + Number(will),
    canGive: line.canGive + Number(isOpen && !will),
    canRemove: line.canRemove + Number(isOpen && will),
    available: line.available + Number(choice.held) - Number(will),
    outsideGrades: line.outsideGrades + Number(needsConfirming(choice, mine)),
  };
}
