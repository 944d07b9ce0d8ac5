/** One HTTP request as a server sees it. */
export type WireRequest = Readonly<{
  method: string;
  /** With its query. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body?: string;
}>;

export type WireAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;
