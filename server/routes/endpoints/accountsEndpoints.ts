import * as z from 'zod';
import {
  AccountPage,
  EditAccount,
  InvitationMade,
  InvitationPage,
  Invite,
  RedeemInvitation,
} from '../../../shared/contract/account.ts';
import { PageCursor, PageSize, QueryText } from '../../../shared/contract/query.ts';
import { Account, AccountRole, Session } from '../../../shared/contract/session.ts';
import type { Endpoint } from '../endpoint.ts';

const page = { cursor: PageCursor.optional(), limit: PageSize };

/** Who may sign in: accounts, and invitations to have one. For administrators, but for the one who is invited. */
export const accountsEndpoints = {
  listAccounts: {
    method: 'GET',
    path: '/v1/accounts',
    id: 'listAccounts',
    summary: 'The open accounts in sight, by e-mail.',
    signedIn: true,
    query: z.strictObject({ orgId: QueryText.optional(), role: AccountRole.optional(), ...page }),
    answer: { kind: 'json', schema: AccountPage },
    problems: ['forbidden', 'cursorTooOld'],
  },
  editAccount: {
    method: 'PATCH',
    path: '/v1/accounts/{accountId}',
    id: 'editAccount',
    summary: 'Gives an account other rights: never more than the own, never to oneself.',
    signedIn: true,
    params: z.strictObject({ accountId: QueryText }),
    body: EditAccount,
    answer: { kind: 'json', schema: Account },
    problems: ['forbidden', 'deviceOfAnotherAccount', 'notFound', 'inactiveUser'],
  },
  closeAccount: {
    method: 'DELETE',
    path: '/v1/accounts/{accountId}',
    id: 'closeAccount',
    summary: 'Closes an account and ends its sessions at once. Never the own, never the last of a district.',
    signedIn: true,
    params: z.strictObject({ accountId: QueryText }),
    answer: { kind: 'nothing' },
    problems: ['forbidden', 'deviceOfAnotherAccount', 'notFound'],
  },
  invite: {
    method: 'POST',
    path: '/v1/invitations',
    id: 'invite',
    summary: 'Invites somebody. The code is in the answer this once, works once, and for seven days.',
    signedIn: true,
    body: Invite,
    answer: { kind: 'json', schema: InvitationMade },
    problems: ['forbidden', 'deviceOfAnotherAccount', 'notFound', 'emailTaken', 'inactiveUser'],
  },
  listInvitations: {
    method: 'GET',
    path: '/v1/invitations',
    id: 'listInvitations',
    summary: 'Open invitations in sight, newest first.',
    signedIn: true,
    query: z.strictObject(page),
    answer: { kind: 'json', schema: InvitationPage },
    problems: ['forbidden', 'cursorTooOld'],
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/v1/invitations/{invitationId}',
    id: 'withdrawInvitation',
    summary: 'Takes an invitation back.',
    signedIn: true,
    params: z.strictObject({ invitationId: QueryText }),
    answer: { kind: 'nothing' },
    problems: ['forbidden', 'deviceOfAnotherAccount', 'notFound'],
  },
  redeemInvitation: {
    method: 'POST',
    path: '/v1/invitations/redeem',
    id: 'redeemInvitation',
    summary: 'Makes the account that the code of an invitation stands for, and signs in.',
    signedIn: false,
    body: RedeemInvitation,
    answer: { kind: 'json', schema: Session },
    problems: ['weakPassword', 'invitationInvalid', 'emailTaken', 'tooManyRequests'],
  },
} as const satisfies Record<string, Endpoint>;
