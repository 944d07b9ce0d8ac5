import * as z from 'zod';
import { AccountId, Instant, OrgId, UserId } from './ids.ts';

/** What a server that is ours answers to anyone at `GET /v1/server`; also the probe that tells it from a captive portal. */
export const ServerInfo = z.strictObject({
  product: z.literal('seatwise-licensing-api'),
  /** Rises when the wire changes incompatibly. */
  contract: z.literal(1),
  serverTime: Instant,
  /** Only on a server with the sample district: shown at sign-in for practice. */
  practice: z.strictObject({ email: z.string(), password: z.string(), note: z.string() }).nullable(),
});
export type ServerInfo = Readonly<z.infer<typeof ServerInfo>>;

export const AccountRole = z.enum(['districtAdministrator', 'schoolAdministrator', 'teacher']);
export type AccountRole = z.infer<typeof AccountRole>;

export const Account = z.strictObject({
  id: AccountId,
  displayName: z.string(),
  email: z.string(),
  role: AccountRole,
  /** The district, or the schools, this person acts for. */
  orgIds: z.array(OrgId).min(1),
  /** The person on the roster, where the account belongs to one; a teacher's classes are found by it. */
  userId: UserId.nullable(),
});
export type Account = Readonly<z.infer<typeof Account>>;

/** `POST /v1/session` */
export const SignInRequest = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1024),
  deviceName: z.string().max(100),
});
export type SignInRequest = Readonly<z.infer<typeof SignInRequest>>;

/** `POST /v1/session/refresh`: the token is used up; using it again ends the session everywhere. */
export const RefreshRequest = z.strictObject({ refreshToken: z.string().min(1).max(200) });
export type RefreshRequest = Readonly<z.infer<typeof RefreshRequest>>;

export const Session = z.strictObject({
  accessToken: z.string(),
  accessExpiresAt: Instant,
  refreshToken: z.string(),
  account: Account,
  district: z.strictObject({ id: OrgId, name: z.string(), timeZone: z.string() }),
  epoch: z.string(),
});
export type Session = Readonly<z.infer<typeof Session>>;

/** Sent as a header with every request that concerns a device. */
export const DEVICE_HEADER = 'seatwise-device';
