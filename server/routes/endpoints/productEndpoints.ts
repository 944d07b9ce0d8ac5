import * as z from 'zod';
import { AssignmentId, OrgId, PoolId, UserId } from '../../../shared/contract/ids.ts';
import {
  LicenseHistory,
  ProductList,
  TransferDone,
  TransferList,
  TransferRequest,
} from '../../../shared/contract/products.ts';
import { PageCursor, PageSize } from '../../../shared/contract/query.ts';
import type { Endpoint } from '../endpoint.ts';

const page = z.strictObject({ cursor: PageCursor.optional(), limit: PageSize });

/** Products and their pools, and what happened to licenses. */
export const productEndpoints = {
  listProducts: {
    method: 'GET',
    path: '/v1/products',
    id: 'listProducts',
    summary: 'The products of the district with the pools in sight, and how each stands. `orgId`: of one org only.',
    signedIn: true,
    query: z.strictObject({ orgId: OrgId.optional() }),
    answer: { kind: 'json', schema: ProductList },
    problems: ['notFound'],
  },
  getAssignmentHistory: {
    method: 'GET',
    path: '/v1/assignments/{id}/history',
    id: 'getAssignmentHistory',
    summary: 'Who gave and took a license, when and from which computer; also of one that is held no more.',
    signedIn: true,
    params: z.strictObject({ id: AssignmentId }),
    query: page,
    answer: { kind: 'json', schema: LicenseHistory },
    problems: ['notFound', 'cursorTooOld', 'deviceOfAnotherAccount'],
  },
  getLicenseHistory: {
    method: 'GET',
    path: '/v1/people/{userId}/licenses/history',
    id: 'getLicenseHistory',
    summary: 'Everything that happened to the licenses of one person.',
    signedIn: true,
    params: z.strictObject({ userId: UserId }),
    query: page,
    answer: { kind: 'json', schema: LicenseHistory },
    problems: ['notFound', 'forbidden', 'cursorTooOld', 'deviceOfAnotherAccount'],
  },
  transferLicenses: {
    method: 'POST',
    path: '/v1/pools/{poolId}/transfers',
    id: 'transferLicenses',
    summary:
      "Moves licenses that nobody holds between a district's pool and a school's, for district administrators. The " +
      "receiving org's pool is made when there is none; who waits there is served.",
    signedIn: true,
    params: z.strictObject({ poolId: PoolId }),
    body: TransferRequest,
    answer: { kind: 'json', schema: TransferDone },
    problems: [
      'notFound',
      'forbidden',
      'deviceOfAnotherAccount',
      'noLicenseAvailable',
      'termEnded',
      'otherBytesForSameId',
    ],
  },
  listTransfers: {
    method: 'GET',
    path: '/v1/pools/{poolId}/transfers',
    id: 'listTransfers',
    summary: 'What was moved into and out of a pool, between orgs in sight.',
    signedIn: true,
    params: z.strictObject({ poolId: PoolId }),
    query: page,
    answer: { kind: 'json', schema: TransferList },
    problems: ['notFound', 'cursorTooOld'],
  },
} as const satisfies Record<string, Endpoint>;
