import type { PushRequest } from '../../../shared/contract/push.ts';
import type { Invariant } from '../run.ts';

export const nothingIsResent: Invariant = {
  number: 20,
  sentence: 'Epoch change: nothing is sent again by itself, each missing change is listed once.',
  asked: (_, desk, { kind, request }) => {
    if (kind !== 'push') return null;
    const { changes } = JSON.parse(request.body ?? '') as PushRequest;
    const final = changes.find(({ id }) => desk.decidedIn.has(id));
    return final ? `${final.id} was decided and is sent again` : null;
  },
};
