/** How much a roster upload may hold. Far above the largest district, low enough that nothing runs out of memory. */
export type Limits = {
  /** Characters of one file. */
  readonly fileLength: number;
  readonly rows: number;
  readonly columns: number;
  readonly idLength: number;
  readonly textLength: number;
  /** Report entries kept per file; the totals go on counting. */
  readonly entries: number;
};

export const LIMITS: Limits = {
  fileLength: 400_000_000,
  rows: 10_000_000,
  columns: 500,
  idLength: 200,
  textLength: 200,
  entries: 100_000,
};
