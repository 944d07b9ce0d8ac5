import { lanesOf, type Change, type Void } from '../../shared/contract/change.ts';
import type { PushResponse } from '../../shared/contract/push.ts';
import { failedProblem } from '../../server/problems.ts';
import type { Site } from './site.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

type Body = Readonly<{ changes: readonly (Change | Void)[] }>;

/**
 * A server that fails at the changes of some people, as one whose data is broken would: nothing of them is stored, the
 * others of the push are decided. Their voids go through. At times it fails at whatever has bad luck, once.
 */
export function withPoison(site: Site, isPoisoned: (userId: string) => boolean, isUnlucky: () => boolean): Site {
  const bad = (item: Change | Void): boolean =>
    isUnlucky() || (item.kind === 'change' && lanesOf(item.intent).some(({ userId }) => isPoisoned(userId)));
  return {
    ...site,
    handle: async (request) => {
      if (request.method !== 'POST' || !request.path.startsWith('/v1/push')) return site.handle(request);
      const body = JSON.parse(request.body ?? '') as Body;
      const poisoned = body.changes.filter(bad);
      if (poisoned.length === 0) return site.handle(request);
      return addFailed(await handleRest(site, request, body, poisoned), poisoned);
    },
  };
}

async function handleRest(
  site: Site,
  request: WireRequest,
  body: Body,
  poisoned: readonly (Change | Void)[],
): Promise<WireAnswer> {
  const changes = body.changes.filter((item) => !poisoned.includes(item));
  if (changes.length > 0) return site.handle({ ...request, body: JSON.stringify({ ...body, changes }) });
  // A push without items is no push: ask with one that alters nothing, for epoch, rights and the floor count all the same.
  const epoch = await site.epoch();
  const asked = await site.handle({ method: 'GET', path: '/v1/ops?after=0', headers: request.headers });
  if (asked.status !== 200 || (body as unknown as { epoch: string }).epoch !== epoch) {
    return asked.status === 200 ? epochChanged : asked;
  }
  const { serverTime } = { serverTime: new Date(0).toISOString() };
  return { ...asked, body: JSON.stringify({ epoch, serverTime, results: [] }) };
}

function addFailed(answer: WireAnswer, poisoned: readonly (Change | Void)[]): WireAnswer {
  if (answer.status !== 200) return answer;
  const response = JSON.parse(answer.body) as PushResponse;
  const failed = poisoned.map(({ id, seq }) => ({ id, seq, result: { status: 'failed', problem: failedProblem() } }));
  return { ...answer, body: JSON.stringify({ ...response, results: [...response.results, ...failed] }) };
}

const epochChanged: WireAnswer = {
  status: 409,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'urn:seatwise:problem:epochChanged', title: 'epoch', status: 409 }),
};
