import * as z from 'zod';
import { OrgId } from './ids.ts';

/** A name of the IANA time zone database, such as `America/Chicago`. */
export const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/);

/** `GET /v1/district`: days, terms and the nightly sync go by its time zone. */
export const District = z.strictObject({ id: OrgId, name: z.string(), timeZone: z.string() });
export type District = Readonly<z.infer<typeof District>>;

/** `PATCH /v1/district` */
export const EditDistrict = z.strictObject({ timeZone: TimeZone });
export type EditDistrict = Readonly<z.infer<typeof EditDistrict>>;
