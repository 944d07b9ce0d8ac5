import { lanesOf, type Change, type Intent, type Seen, type Void } from '../../shared/contract/change.ts';
import { seenBy } from '../../shared/licensing/overlayWorld.ts';
import { uuid7 } from '../../electron/service/sync/uuid7.ts';
import type { Dice } from './random.ts';
import type { Rows } from './site.ts';

/** A device without an engine: it says what it likes, right or wrong. */
export type Caller = {
  readonly email: string;
  readonly deviceId: string;
  token: string;
  cursor: string | null;
  seq: number;
  ack: number;
  readonly sent: (Change | Void)[];
  rows: Map<string, Map<string, string>>;
};

/** An id that the seed decides. */
export const idOf = (random: Dice): string => uuid7(Date.parse('2025-10-01'), random.bytes(10));

/** Mostly what an honest device would send; sometimes again, altered, out of order, after strangers, or a void. */
export function anyItem(caller: Caller, rows: Rows, random: Dice): Change | Void {
  const old = caller.sent.length > 0 && random.chance(0.35) ? random.pick(caller.sent) : null;
  if (old) {
    if (random.chance(0.25)) return { kind: 'void', id: old.id, seq: old.seq, after: [...old.after] };
    if (old.kind === 'change' && random.chance(0.15))
      return { ...old, changeSet: { ...old.changeSet, label: 'other' } };
    return old;
  }
  // A gap now and then: the number is used later or never.
  caller.seq += random.chance(0.1) ? 2 : 1;
  const intent = anyIntent(rows, random);
  const after = caller.sent
    .slice(-3)
    .filter(() => random.chance(0.4))
    .map(({ id }) => id);
  if (random.chance(0.05)) after.push(idOf(random) as never);
  return {
    kind: 'change',
    id: idOf(random) as never,
    seq: random.chance(0.04) ? Math.max(1, caller.seq - 1) : caller.seq,
    intent,
    seen: [...seenIn(rows, intent, random)],
    after,
    changeSet: { id: idOf(random) as never, label: 'contract' },
    madeAt: '2025-10-01T12:00:00.000Z',
  };
}

function anyIntent(rows: Rows, random: Dice): Intent {
  const userId = random.pick(rows.users).id;
  const productId = random.pick(rows.products).id;
  const held = rows.assignments.length > 0 ? random.pick(rows.assignments) : null;
  const options = {
    ...(random.chance(0.5) ? { gradeConfirmed: true } : {}),
    ...(random.chance(0.4) ? { wait: true } : {}),
  };
  switch (held ? random.int(0, 4) : 0) {
    case 1:
      return { kind: 'unassign', userId: held?.userId ?? userId, productId: held?.productId ?? productId };
    case 2: {
      const fromProductId = held?.productId ?? productId;
      const toProductId = random.pick(rows.products.filter(({ id }) => id !== fromProductId)).id;
      return { kind: 'swap', userId: held?.userId ?? userId, fromProductId, toProductId, ...options };
    }
    case 3: {
      const fromUserId = held?.userId ?? userId;
      const toUserId = random.pick(rows.users.filter(({ id }) => id !== fromUserId)).id;
      return { kind: 'move', productId: held?.productId ?? productId, fromUserId, toUserId, gradeConfirmed: true };
    }
    default:
      return { kind: 'assign', userId, productId, ...options };
  }
}

/** What is so, mostly. */
function seenIn(rows: Rows, intent: Intent, random: Dice): readonly Seen[] {
  const holding = (userId: string, productId: string): Rows['assignments'][number] | undefined =>
    rows.assignments.find((held) => held.userId === userId && held.productId === productId);
  const seen = seenBy({ holding } as never, intent);
  return random.chance(0.9) ? seen : lanesOf(intent).map((lane) => ({ ...lane, assignment: null }));
}
