import * as z from 'zod';
import { ChangeId } from '../../../shared/contract/ids.ts';
import { WaitState } from '../../../shared/contract/waiting.ts';
import type { Endpoint } from '../endpoint.ts';

const params = z.strictObject({ id: ChangeId });

/** Who waits for a license. The list itself comes with every pull. */
export const waitingEndpoints = {
  getWait: {
    method: 'GET',
    path: '/v1/waiting/{id}',
    id: 'getWait',
    summary: 'What became of a change that had to wait for a license; known for 90 days after the wait ended.',
    signedIn: true,
    params,
    answer: { kind: 'json', schema: WaitState },
    problems: ['notFound'],
  },
  cancelWait: {
    method: 'DELETE',
    path: '/v1/waiting/{id}',
    id: 'cancelWait',
    summary: 'Takes somebody out of the line. When the wait has ended already nothing is altered.',
    signedIn: true,
    params,
    answer: { kind: 'nothing' },
    problems: ['notFound', 'deviceOfAnotherAccount'],
  },
} as const satisfies Record<string, Endpoint>;
