import { ChangePassword, SessionList } from '../../../shared/contract/account.ts';
import type { Endpoint } from '../endpoint.ts';

/** The own account: its password, and where it is signed in. */
export const accountEndpoints = {
  changePassword: {
    method: 'POST',
    path: '/v1/account/password',
    id: 'changePassword',
    summary: 'Another password. Every other session of the account ends.',
    signedIn: true,
    body: ChangePassword,
    answer: { kind: 'nothing' },
    problems: ['weakPassword', 'wrongPassword', 'deviceOfAnotherAccount', 'tooManyRequests'],
  },
  listSessions: {
    method: 'GET',
    path: '/v1/account/sessions',
    id: 'listSessions',
    summary: 'Where the account is signed in.',
    signedIn: true,
    answer: { kind: 'json', schema: SessionList },
    problems: [],
  },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/v1/account/sessions',
    id: 'signOutEverywhere',
    summary: 'Ends every session of the account, this one too, at once.',
    signedIn: true,
    answer: { kind: 'nothing' },
    problems: ['deviceOfAnotherAccount'],
  },
} as const satisfies Record<string, Endpoint>;
