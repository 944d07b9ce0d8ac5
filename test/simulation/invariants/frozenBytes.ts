import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import type { Change, Void } from '../../../shared/contract/change.ts';
import type { Desk, Invariant } from '../run.ts';

const sent = new WeakMap<Desk, Map<string, string>>();

export const frozenBytes: Invariant = {
  number: 11,
  sentence: 'Frozen bytes never change; the only other message about a change is its void.',
  asked: (_, desk, { kind, request }) => {
    if (kind !== 'push') return null;
    const known = sent.get(desk) ?? new Map<string, string>();
    sent.set(desk, known);
    for (const item of (JSON.parse(request.body ?? '') as { changes: readonly (Change | Void)[] }).changes) {
      const row = desk.disk
        .look()
        .get<{ bytes: string | null }>('SELECT bytes FROM outbox WHERE change_id = ?', [item.id]);
      if (!row) return `${item.id} leaves and is not in the outbox`;
      const text = canonicalJson(item);
      if (item.kind === 'void') continue;
      if (row.bytes !== text) return `${item.id} leaves with other bytes than were committed`;
      if ((known.get(item.id) ?? text) !== text) return `${item.id} leaves with other bytes than before`;
      known.set(item.id, text);
    }
    return null;
  },
  stored: (_, __, look, before) => {
    const altered = before.outbox.find(({ id, hash }) => hash !== null && look.byId.get(id)?.hash !== hash);
    return altered ? `${altered.id} has other bytes in the store` : null;
  },
};
