import * as z from 'zod';
import { District } from './district.ts';
import { AccountId, Instant, OrgId, UserId } from './ids.ts';

/** The wire as this code speaks it: rises when it changes incompatibly. */
export const CONTRACT = 1;

/** The oldest wire that a server of this code understands; a client of an older one is told to update (426). */
export const OLDEST_CONTRACT = 1;

/** Sent as a header with every request: the wire that the client speaks. A client that leaves it out speaks the newest. */
export const CONTRACT_HEADER = 'seatwise-contract';
export const ContractNumber = z.string().regex(/^[1-9]\d{0,5}$/);

/** What a server that is ours answers to anyone at `GET /v1/server`; also the probe that tells it from a captive portal. */
export const ServerInfo = z.strictObject({
  product: z.literal('seatwise-licensing-api'),
  contract: z.literal(CONTRACT),
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
  district: District,
  epoch: z.string(),
});
export type Session = Readonly<z.infer<typeof Session>>;

/** Sent as a header with every request that concerns a device. */
export const DEVICE_HEADER = 'seatwise-device';
