/** Rows asked for at once. Three screens full at the least, and a few kilobytes. */
export const PAGE_SIZE = 100;

export type PageSpan = Readonly<{ first: number; last: number }>;

/** The pages of a span, in order. */
export function pagesOf({ first, last }: PageSpan): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
