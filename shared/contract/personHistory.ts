import * as z from 'zod';
import { Instant } from './ids.ts';
import { LicenseEvent } from './products.ts';
import { MAX_PAGE } from './query.ts';
import { ProductView } from './view.ts';

/** The most that is read of the history of one person. */
export const MOST_EVENTS = MAX_PAGE;

/** One thing that happened to a license of a person. */
export const PersonEvent = z.strictObject({
  at: Instant,
  kind: LicenseEvent.shape.kind,
  /** Null for a product that the roster here does not know any more. */
  product: ProductView.nullable(),
  /** `server`: nobody asked for it. `person`: null where there is no such account any more. */
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('server') }),
    z.strictObject({ kind: z.literal('person'), name: z.string().nullable() }),
  ]),
  device: z.strictObject({ isThis: z.boolean(), name: z.string().nullable() }),
});
export type PersonEvent = Readonly<z.infer<typeof PersonEvent>>;

/** What became of the licenses of one person, the newest first, as the server tells it; or why it tells nothing. */
export const PersonHistory = z.discriminatedUnion('outcome', [
  /** `more`: there are older ones. */
  z.strictObject({ outcome: z.literal('read'), events: z.array(PersonEvent), more: z.boolean() }),
  z.strictObject({ outcome: z.enum(['forbidden', 'gone', 'unreachable']) }),
]);
export type PersonHistory = Readonly<z.infer<typeof PersonHistory>>;
