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
  stored: ({ truth }, { decidedIn }, look) => {
    // Judged when both speak of the same epoch: the server may have been restored again since.
    if (look.device?.epoch !== truth.epoch || look.device.snapshotWanted) return null;
    const done = new Set(truth.done.map(({ changeId }) => changeId));
    const unlisted = look.outbox.find(
      ({ id, state }) =>
        state === 'applied' && decidedIn.get(id) !== truth.epoch && !done.has(id) && !look.missing.has(id),
    );
    return unlisted ? `${unlisted.id} was lost by the server and is not listed` : null;
  },
};
