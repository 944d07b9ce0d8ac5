import { RefreshRequest, ServerInfo, Session, SignInRequest } from '../../../shared/contract/session.ts';
import type { Endpoint } from '../endpoint.ts';

/** Who this server is, signing in and out. */
export const sessionEndpoints = {
  getServer: {
    method: 'GET',
    path: '/v1/server',
    id: 'getServer',
    summary: 'Says that this is a Seatwise licensing API. Also the probe that tells it from a captive portal.',
    signedIn: false,
    anyContract: true,
    answer: { kind: 'json', schema: ServerInfo },
    problems: [],
  },
  signIn: {
    method: 'POST',
    path: '/v1/session',
    id: 'signIn',
    summary: 'Signs in with e-mail and password.',
    signedIn: false,
    body: SignInRequest,
    answer: { kind: 'json', schema: Session },
    problems: ['wrongCredentials', 'tooManyRequests'],
  },
  refresh: {
    method: 'POST',
    path: '/v1/session/refresh',
    id: 'refresh',
    summary: 'New tokens for a refresh token. One that comes again after its successor was used ends the session.',
    signedIn: false,
    body: RefreshRequest,
    answer: { kind: 'json', schema: Session },
    problems: ['sessionEnded'],
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/session',
    id: 'signOut',
    summary: 'Ends this session.',
    signedIn: true,
    anyContract: true,
    answer: { kind: 'nothing' },
    problems: [],
  },
} as const satisfies Record<string, Endpoint>;
