import * as z from 'zod';

/** PostgreSQL's text cannot hold NUL, and no id has a use for the other control characters. */
const text = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);

/** A school or district. */
export const OrgId = text.brand<'OrgId'>();
export type OrgId = z.infer<typeof OrgId>;

/** A person on the roster: student, teacher, administrator… */
export const UserId = text.brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const ClassId = text.brand<'ClassId'>();
export type ClassId = z.infer<typeof ClassId>;

export const EnrollmentId = text.brand<'EnrollmentId'>();
export type EnrollmentId = z.infer<typeof EnrollmentId>;

export const SessionId = text.brand<'SessionId'>();
/** An academicSession (school year, term); not a sign-in. */
export type SessionId = z.infer<typeof SessionId>;

export const ProductId = text.brand<'ProductId'>();
export type ProductId = z.infer<typeof ProductId>;

export const PoolId = text.brand<'PoolId'>();
export type PoolId = z.infer<typeof PoolId>;

/**
 * One license held by one person. It is the id of the change that created it, so that the client can name the
 * license in a second offline change before the server has heard of the first.
 */
export const AssignmentId = text.brand<'AssignmentId'>();
export type AssignmentId = z.infer<typeof AssignmentId>;

/** UUIDv7, made by the device that made the change. */
export const ChangeId = z.uuid().brand<'ChangeId'>();
export type ChangeId = z.infer<typeof ChangeId>;

export const ChangeSetId = z.uuid().brand<'ChangeSetId'>();
export type ChangeSetId = z.infer<typeof ChangeSetId>;

/** One store on one computer: made with the store, and never used for a second account. */
export const DeviceId = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** The signed-in person's account at the licensing API. */
export const AccountId = text.brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** A calendar day in the district's time zone, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** An instant in UTC, ISO 8601 with `Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
