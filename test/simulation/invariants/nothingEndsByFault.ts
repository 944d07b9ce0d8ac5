import type { PushRequest } from '../../../shared/contract/push.ts';
import { OPEN } from '../look.ts';
import type { Invariant } from '../run.ts';

export const nothingEndsByFault: Invariant = {
  number: 15,
  sentence: '401, 403, 426, 5xx and foreign pages end no change.',
  answered: (_, desk, { kind, request }, __, answer) => {
    if (kind !== 'push' || answer === null) return null;
    const ends = answer.status === 200 && answer.body.startsWith('{"epoch"');
    const changes = (JSON.parse(request.body ?? '') as PushRequest).changes;
    // A 400 or 422 may be about a change, which is looked for; a 413 too.
    if (ends || [400, 413, 422].includes(answer.status)) return null;
    desk.mustStayOpen = changes
      .map(({ id }) => id)
      .filter((id) => OPEN.has(desk.look.byId.get(id)?.state ?? 'applied'));
    return null;
  },
  stored: (_, desk, look) => {
    const ended = desk.mustStayOpen.find((id) => !OPEN.has(look.byId.get(id)?.state ?? 'cancelled'));
    return ended === undefined ? null : `${ended} ended by an answer that is no verdict`;
  },
};
