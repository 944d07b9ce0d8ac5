import * as z from 'zod';
import { Instant } from './ids.ts';

/** PostgreSQL's text cannot hold NUL, and no id or name has a use for the other control characters. */
const NO_CONTROL = /^\P{Cc}*$/u;

/** Text as a query or a path may carry it. */
export const QueryText = z.string().min(1).max(200).regex(NO_CONTROL);

/** Where a list goes on: as an answer gave it, opaque to the reader. */
export const PageCursor = z.string().min(1).max(300).regex(NO_CONTROL);

export const MAX_PAGE = 200;

/** Rows of one page, as the query has it: text. */
export const PageSize = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .default(String(MAX_PAGE))
  .transform((text) => Math.min(Number(text), MAX_PAGE));

/** An instant to filter by. The year 0 is none that databases know. */
export const QueryInstant = Instant.max(40)
  .refine((text) => text >= '0001')
  .transform((text) => new Date(text));
