import * as z from 'zod';
import { Instant, OrgId, UserId } from './ids.ts';
import { Account, AccountRole } from './session.ts';

const password = z.string().min(1).max(1024);

/** `POST /v1/account/password`: every other session of the account ends. */
export const ChangePassword = z.strictObject({ current: password, new: password });
export type ChangePassword = Readonly<z.infer<typeof ChangePassword>>;

/** One place where the account is signed in. */
export const SessionRow = z.strictObject({
  id: z.string(),
  deviceName: z.string(),
  createdAt: Instant,
  /** When it was last renewed. */
  lastUsedAt: Instant,
  /** Is it the one that asks? */
  current: z.boolean(),
});
export type SessionRow = Readonly<z.infer<typeof SessionRow>>;

/** `GET /v1/account/sessions`: newest first. */
export const SessionList = z.strictObject({ sessions: z.array(SessionRow) });
export type SessionList = Readonly<z.infer<typeof SessionList>>;

/** `GET /v1/accounts`: open accounts in sight, by e-mail. */
export const AccountPage = z.strictObject({ accounts: z.array(Account), next: z.string().nullable() });
export type AccountPage = Readonly<z.infer<typeof AccountPage>>;

const grant = {
  role: AccountRole,
  /** The district for a district administrator, schools for everyone else. */
  orgIds: z.array(OrgId).min(1).max(50),
  /** Who it is on the roster; a teacher's classes are found by it. */
  userId: UserId.nullable(),
};

/** `PATCH /v1/accounts/{accountId}`: what is named becomes so. */
export const EditAccount = z.strictObject(grant).partial();
export type EditAccount = Readonly<z.infer<typeof EditAccount>>;

/** `POST /v1/invitations` */
export const Invite = z.strictObject({ email: z.email().max(320), ...grant, userId: grant.userId.optional() });
export type Invite = Readonly<z.infer<typeof Invite>>;

/** An invitation that is open. */
export const Invitation = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: AccountRole,
  orgIds: z.array(OrgId),
  userId: UserId.nullable(),
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = Readonly<z.infer<typeof Invitation>>;

/** The code is shown this once; the server keeps its hash only. */
export const InvitationMade = z.strictObject({ invitation: Invitation, code: z.string() });
export type InvitationMade = Readonly<z.infer<typeof InvitationMade>>;

/** `GET /v1/invitations`: open ones in sight, newest first. */
export const InvitationPage = z.strictObject({ invitations: z.array(Invitation), next: z.string().nullable() });
export type InvitationPage = Readonly<z.infer<typeof InvitationPage>>;

/** `POST /v1/invitations/redeem`: makes the account and signs in. */
export const RedeemInvitation = z.strictObject({
  code: z.string().min(1).max(100),
  displayName: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .trim()
    .min(1),
  password,
  deviceName: z.string().max(100),
});
export type RedeemInvitation = Readonly<z.infer<typeof RedeemInvitation>>;
